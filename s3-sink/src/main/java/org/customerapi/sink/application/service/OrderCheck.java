package org.customerapi.sink.application.service;

import java.util.HashMap;
import java.util.Map;

import org.customerapi.sink.domain.ObjectName;

/** Sees whether the objects of each partition come in the order of their offsets. */
final class OrderCheck {

    private final Map<Integer, Long> reached = new HashMap<>();
    private boolean inOrder = true;

    /** Takes the next object; whether it begins where or after the one before begins. */
    boolean meet(ObjectName name) {
        long first = name.firstOffset();
        boolean follows = reached.merge(name.partition().number(), first, Math::max) == first;
        inOrder &= follows;
        return follows;
    }

    boolean isInOrder() {
        return inOrder;
    }
}
