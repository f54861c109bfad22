package org.customerapi.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.contracts.Topics;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One of very many customers, each like itself alone and newer than the one before, as event and as the documents that the
 * read model makes of it.
 *
 * @param number 0 and up
 */
record MadeUpCustomer(int number) {

    private static final List<String> SYLLABLES =
            List.of("ber", "glund", "kel", "ander", "son", "mori", "lind", "holm", "sato", "vers", "quist", "arno");
    private static final List<String> COUNTRIES = List.of(
            "SE", "NO", "DK", "FI", "DE", "FR", "ES", "IT", "PT", "PL", "GB", "IE", "NL", "BE", "AT", "CH", "US", "CA",
            "BR", "MX");
    private static final Instant FIRST = Instant.parse("2023-01-01T00:00:00Z");
    private static final int SECONDS_BETWEEN = 300;

    String id() {
        return String.format(Locale.ROOT, "01930000-%04x-7000-8000-%012x", number & 0xffff, number);
    }

    /** One of 1,728. */
    String lastName() {
        return name(number, 3);
    }

    private String customer() {
        return """
                {"id":"%1$s","externalId":"%2$s","firstName":"%3$s","lastName":"%4$s","company":"%5$s","email":"%6$s",\
                "phone":"%7$s","phoneE164":"%7$s","address":{"line1":"Storgatan %8$d","line2":null,"city":"%9$s",\
                "region":null,"postalCode":"12209","country":"%10$s"},"tags":["%11$s"],"metadata":{},"status":"active",\
                "version":1,"createdAt":"%12$s","updatedAt":"%12$s","deletedAt":null""".formatted(
                        id(),
                        externalId(),
                        name(number / 7, 2),
                        lastName(),
                        company(),
                        email(),
                        phone(),
                        number % 90,
                        city(),
                        COUNTRIES.get(number % 31 % COUNTRIES.size()),
                        number % 3 == 0 ? "wholesale" : "retail",
                        createdAt());
    }

    /** What the events topic holds of it. */
    ProducerRecord<byte[], byte[]> event() {
        byte[] value = "{\"customer\":%s},\"changed\":[\"firstName\"],\"actor\":\"bench\"}"
                .formatted(customer())
                .getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> event =
                new ProducerRecord<>(Topics.CUSTOMER_EVENTS, id().getBytes(UTF_8), value);
        Map.of(
                        EventHeaders.SPEC_VERSION,
                        EventHeaders.SPEC_VERSION_1_0,
                        EventHeaders.ID,
                        id(),
                        EventHeaders.TYPE,
                        "org.customerapi.customer.created.v1",
                        EventHeaders.SOURCE,
                        EventHeaders.WRITE_SERVICE,
                        EventHeaders.SUBJECT,
                        id(),
                        EventHeaders.TIME,
                        createdAt().toString(),
                        EventHeaders.SEQUENCE,
                        "1",
                        EventHeaders.CONTENT_TYPE,
                        EventHeaders.JSON)
                .forEach((name, text) -> event.headers().add(name, text.getBytes(UTF_8)));
        return event;
    }

    /** What the index of customers holds of it. */
    String document() {
        String name = name(number / 7, 2) + " " + lastName();
        UUID id = UUID.fromString(id());
        return """
                %1$s,"idOrder":{"high":%10$d,"low":%11$d},"search":{"name":"%2$s","company":"%3$s","words":["%2$s","%3$s","%4$s","%5$s","%6$s","%7$s","%8$s"],\
                "exact":["%9$s","%4$s","%8$s","%6$s"]}}""".formatted(
                        customer(),
                        name,
                        company(),
                        email(),
                        email().replaceAll("[@.]", " "),
                        phone(),
                        city(),
                        externalId(),
                        id,
                        id.getMostSignificantBits() ^ Long.MIN_VALUE,
                        id.getLeastSignificantBits() ^ Long.MIN_VALUE);
    }

    /** What the index of events holds of it. */
    String historyEntry() {
        return """
                {"customerId":"%1$s","version":1,"type":"created","time":"%2$s","actor":"bench","changed":["firstName"],\
                "eventId":"%1$s","customer":%3$s}}""".formatted(id(), createdAt(), customer());
    }

    private Instant createdAt() {
        return FIRST.plusSeconds((long) number * SECONDS_BETWEEN);
    }

    private String externalId() {
        return "C" + number;
    }

    private String company() {
        return name(number / 3, 3) + " " + name(number / 11, 2) + " AB";
    }

    private String email() {
        return "c" + number + "@" + name(number / 5, 3) + ".example";
    }

    private String phone() {
        return "+4630" + (1_000_000 + number);
    }

    private String city() {
        return name(number % 500, 3);
    }

    private static String name(int seed, int syllables) {
        StringBuilder name = new StringBuilder();
        for (int i = 0, rest = seed; i < syllables; i++, rest /= SYLLABLES.size()) {
            name.append(SYLLABLES.get(rest % SYLLABLES.size()));
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
