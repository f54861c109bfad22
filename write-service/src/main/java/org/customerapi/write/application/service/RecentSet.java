package org.customerapi.write.application.service;

import java.util.LinkedHashMap;
import java.util.Map;

/** A set that forgets what was added longest ago when it is full. Safe for use by many threads. */
final class RecentSet {

    private final int capacity;
    private final Map<String, Boolean> held = new LinkedHashMap<>();

    RecentSet(int capacity) {
        this.capacity = capacity;
    }

    synchronized boolean holds(String value) {
        return held.containsKey(value);
    }

    synchronized void add(String value) {
        held.remove(value);
        held.put(value, true);
        if (held.size() > capacity) {
            held.remove(held.keySet().iterator().next());
        }
    }
}
