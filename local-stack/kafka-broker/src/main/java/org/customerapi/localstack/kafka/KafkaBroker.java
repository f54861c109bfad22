package org.customerapi.localstack.kafka;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** Formats the broker's folders where that was not done before, then runs it: {@code <cluster id> <server.properties>}. */
final class KafkaBroker {

    private KafkaBroker() {}

    public static void main(String[] arguments) {
        String[] format = {"format", "--ignore-formatted", "-t", arguments[0], "-c", arguments[1]};
        int status = StorageTool.execute(format, System.out);
        if (status != 0) {
            System.exit(status);
        }
        Kafka.main(new String[] {arguments[1]});
    }
}
