package org.customerapi.read.domain;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which customers are meant. All conditions hold together; of the values of one condition any may hold.
 *
 * @param text free text over names, company, email, phone, city and external id
 * @param countries ISO 3166-1 alpha-2
 * @param cities without regard to case and accents
 * @param companies without regard to case and accents
 * @param tags without regard to case and accents
 * @param status active ones unless asked otherwise
 * @param created when the customer was made
 * @param updated when the customer last changed
 */
public record CustomerFilter(
        @Nullable String text,
        List<String> countries,
        List<String> cities,
        List<String> companies,
        List<String> tags,
        StatusFilter status,
        TimeRange created,
        TimeRange updated) {

    /** Every customer that is not deleted. */
    public static final CustomerFilter ALL_ACTIVE = new CustomerFilter(
            null, List.of(), List.of(), List.of(), List.of(), StatusFilter.ACTIVE, TimeRange.ALWAYS, TimeRange.ALWAYS);

    /** The same conditions about customers of another status. */
    public CustomerFilter withStatus(StatusFilter other) {
        return new CustomerFilter(text, countries, cities, companies, tags, other, created, updated);
    }
}
