package org.customerapi.sink.adapter.in.web;

/**
 * The topic that the routes are about.
 *
 * @param name its name
 */
public record ArchivedTopic(String name) {}
