package org.customerapi.benchmarks;

/** The customer that every benchmark writes. */
final class Samples {

    static final String FIRST_NAME = "Christina";
    static final String LAST_NAME = "Berglund";
    static final String COMPANY = "Berglunds snabbköp";
    static final String CITY = "Luleå";
    static final String COUNTRY = "SE";

    static final String CUSTOMER = """
            {"firstName":"Christina","lastName":"Berglund","company":"Berglunds snabbköp",\
            "address":{"city":"Luleå","country":"SE"}}""";

    /** As long as the event that the write-service makes of {@link #CUSTOMER}. */
    static final String EVENT = """
            {"customer":{"id":"01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11","externalId":null,"firstName":"Christina",\
            "lastName":"Berglund","company":"Berglunds snabbköp","email":null,"phone":null,"phoneE164":null,\
            "address":{"line1":null,"line2":null,"city":"Luleå","region":null,"postalCode":null,"country":"SE"},\
            "tags":[],"metadata":{},"status":"active","version":1,"createdAt":"2026-01-05T09:30:00.123Z",\
            "updatedAt":"2026-01-05T09:30:00.123Z","deletedAt":null},"changed":["firstName","lastName","company",\
            "address"],"actor":"admin"}""";

    private Samples() {}
}
