package org.customerapi.write.config;

/** Says to the relay, where there is one, that there are new rows. */
@FunctionalInterface
interface RelayNudge {

    void nudge();
}
