package org.customerapi.benchmarks;

import java.util.UUID;

/**
 * One of very many events like that which the write-service makes of {@link Samples#CUSTOMER}.
 *
 * @param customer whose event it is
 * @param number makes its text a little unlike that of the others
 */
record SampleEvent(String customer, long number) {

    private static final String CUSTOMER = "01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11";
    private static final long SPREAD = 2_654_435_761L;

    SampleEvent(long number) {
        this("01936c5e-7b52-7c3a-9b1e-%012x".formatted(number * SPREAD & 0xffff_ffff_ffffL), number);
    }

    /** Of a customer that has no other event. */
    static SampleEvent ofSomebodyNew(long number) {
        return new SampleEvent(UUID.randomUUID().toString(), number);
    }

    /** The event's value. */
    String value() {
        return Samples.EVENT
                .replace(CUSTOMER, customer)
                .replace("Berglund\"", "Berglund-" + Long.toString(number, 36) + "\"");
    }
}
