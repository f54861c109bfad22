package org.customerapi.read.adapter.out.elasticsearch;

/** The index has another mapping or analysis than this version of the service needs. */
final class IndexMismatch extends RuntimeException {

    IndexMismatch(String index) {
        super("The index " + index + " has another mapping or analysis than this version needs; events wait in Kafka "
                + "meanwhile. While the events topic still reaches back to the first event, POST "
                + "/v1/admin/read-model/rebuild (scope customers:admin) makes the index of customers anew. After that, "
                + "and for the index of events, only the version that made it can use it.");
    }
}
