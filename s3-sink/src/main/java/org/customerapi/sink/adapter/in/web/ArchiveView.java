package org.customerapi.sink.adapter.in.web;

import java.util.List;

/**
 * The archive of a topic.
 *
 * @param topic its name
 * @param partitions in order
 */
record ArchiveView(String topic, List<PartitionView> partitions) {}
