package org.customerapi.write.domain.customer;

/**
 * A value that at most one customer that is not deleted may have.
 *
 * @param field which field
 * @param value as it is compared: emails in lower case, external ids as they are
 */
public record UniqueValue(Field field, String value) {

    /** The fields whose values are unique. */
    public enum Field {
        EMAIL("email"),
        EXTERNAL_ID("externalId");

        private final String jsonName;

        Field(String jsonName) {
            this.jsonName = jsonName;
        }

        /** Its name in JSON. */
        public String jsonName() {
            return jsonName;
        }
    }
}
