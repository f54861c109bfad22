package org.customerapi.read.application.service;

import java.time.Duration;

import org.customerapi.read.application.port.out.ProjectionObserver;

/** Tells nobody: old events that are applied again say nothing about how fast new ones are. */
enum UnobservedProjection implements ProjectionObserver {
    INSTANCE;

    @Override
    public void applied(int documents, int alreadyKnown, int refused) {}

    @Override
    public void searchableAfter(Duration delay) {}
}
