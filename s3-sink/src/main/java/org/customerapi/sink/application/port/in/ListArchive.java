package org.customerapi.sink.application.port.in;

import java.util.List;

import org.customerapi.sink.domain.PartitionSummary;

/** Tells what is archived, from names and sizes alone. */
public interface ListArchive {

    /** Each partition of the topic that the log or the archive knows, in order. */
    List<PartitionSummary> summarize(String topic);
}
