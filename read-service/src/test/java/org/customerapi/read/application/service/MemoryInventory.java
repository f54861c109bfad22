package org.customerapi.read.application.service;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.customerapi.read.application.port.out.IndexGenerations.Inventory;
import org.customerapi.read.domain.StoredVersion;

/** Two customers at a time, as they were at the beginning. */
final class MemoryInventory implements Inventory {

    private final List<StoredVersion> versions;
    private final Runnable beforeEach;
    private int position;

    MemoryInventory(Map<UUID, Long> versions, Runnable beforeEach) {
        this.versions = versions.entrySet().stream()
                .map(entry -> new StoredVersion(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(one -> one.customer().toString()))
                .toList();
        this.beforeEach = beforeEach;
    }

    @Override
    public List<StoredVersion> next() {
        beforeEach.run();
        List<StoredVersion> page = versions.subList(position, Math.min(position + 2, versions.size()));
        position += page.size();
        return page;
    }

    @Override
    public void close() {}
}
