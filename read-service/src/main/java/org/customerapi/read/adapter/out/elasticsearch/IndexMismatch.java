package org.customerapi.read.adapter.out.elasticsearch;

/** The index has another mapping or analysis than this version of the service needs. */
final class IndexMismatch extends RuntimeException {

    IndexMismatch(String index) {
        super("The index " + index + " has another mapping or analysis than this version needs. Rebuild it: "
                + "POST /v1/admin/read-model/rebuild (scope customers:admin); events wait in Kafka meanwhile.");
    }
}
