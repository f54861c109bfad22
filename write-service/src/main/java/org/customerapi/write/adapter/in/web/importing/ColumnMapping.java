package org.customerapi.write.adapter.in.web.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.Violation;
import org.customerapi.write.domain.customer.Violations;

/**
 * Which column of a file is which field. Columns are known by the usual names, and by those that exports have; {@code mapping}
 * has the last word; a column that is neither goes to {@code metadata} under its name, so that nothing is lost.
 *
 * @param targets by column, in order; {@code null} for a column that is left out
 * @param ofExport whether the file is an export of this service
 */
record ColumnMapping(List<@Nullable String> targets, boolean ofExport) {

    /** Target of a column with all of the metadata, as JSON. */
    static final String METADATA = "metadata";

    /** Target of the column that tells deleted customers from others. */
    static final String STATUS = "status";

    /** Target of a column that is left out. */
    private static final String NOTHING = "-";

    /** A column that no file has but an export. */
    private static final String ONLY_IN_EXPORTS = "phoneE164";

    private static final int MAX_METADATA_KEY = 40;
    private static final Pattern WORD_GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Set<String> FIELDS = Set.of(
            "externalId",
            "firstName",
            "lastName",
            "fullName",
            "company",
            "email",
            "phone",
            "tags",
            METADATA,
            "address.line1",
            "address.line2",
            "address.city",
            "address.region",
            "address.postalCode",
            "address.country");

    private static final Map<String, String> USUAL_NAMES = usualNames(Map.ofEntries(
            Map.entry("externalId", "externalid customerid customernumber clientid accountid reference"),
            Map.entry("firstName", "firstname givenname forename first"),
            Map.entry("lastName", "lastname surname familyname last"),
            Map.entry("fullName", "contactname fullname name contact"),
            Map.entry("company", "company companyname organization organisation business"),
            Map.entry("email", "email emailaddress mail email1"),
            Map.entry("phone", "phone phone1 phonenumber telephone tel mobile"),
            Map.entry("tags", "tags labels"),
            Map.entry("address.line1", "line1 address address1 addressline1 street streetaddress addressline1"),
            Map.entry("address.line2", "line2 address2 addressline2"),
            Map.entry("address.city", "city town addresscity"),
            Map.entry("address.region", "region state province county addressregion"),
            Map.entry("address.postalCode", "postalcode postcode zip zipcode addresspostalcode"),
            Map.entry("address.country", "country countrycode countryname addresscountry"),
            Map.entry(NOTHING, "index rownumber row no")));

    /** As they are spelled there, and there alone: in other files such columns may say anything. */
    private static final Map<String, String> EXPORTED = Map.ofEntries(
            Map.entry("id", NOTHING),
            Map.entry(ONLY_IN_EXPORTS, NOTHING),
            Map.entry(METADATA, METADATA),
            Map.entry(STATUS, STATUS),
            Map.entry("version", NOTHING),
            Map.entry("createdAt", NOTHING),
            Map.entry("updatedAt", NOTHING),
            Map.entry("deletedAt", NOTHING));

    /**
     * Maps a header row.
     *
     * @param header the column names
     * @param mapping {@code column:field} pairs separated by commas; field {@code -} leaves the column out
     * @throws InvalidInput when the header names a column twice, or the mapping a column or a field that is not there, or a
     *     field twice
     */
    static ColumnMapping of(List<String> header, String mapping) {
        Map<String, String> wanted = parse(mapping);
        Violations violations = new Violations();
        Set<String> columns = header.stream().map(ColumnMapping::anyCase).collect(Collectors.toSet());
        wanted.keySet().stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> violations.add("?mapping", "names the column " + column + ", which is not there"));
        refuseTwins(header, wanted, violations);
        List<@Nullable String> targets = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        Set<String> explicit = new HashSet<>(wanted.values());
        boolean ofExport = header.contains(ONLY_IN_EXPORTS);
        Map<String, String> exported = ofExport ? EXPORTED : Map.of();
        for (String column : header) {
            targets.add(targetOf(column.strip(), wanted.get(anyCase(column)), exported, explicit, taken, violations));
        }
        violations.throwIfAny();
        return new ColumnMapping(targets, ofExport);
    }

    /** What stands between tags, as a regular expression. */
    String tagSeparators() {
        return ofExport ? ";" : "[;|]";
    }

    /** The second would end up in metadata, where nobody looks for it; two that are left out do no harm. */
    private static void refuseTwins(List<String> header, Map<String, String> wanted, Violations violations) {
        Map<String, String> seen = new HashMap<>();
        for (String column : header) {
            String name = anyCase(column);
            String first = seen.putIfAbsent(name, column.strip());
            if (first != null && !name.isEmpty() && !NOTHING.equals(wanted.get(name))) {
                violations.add("", "the header names the column " + Excerpt.of(first) + " twice; rename one of them");
            }
        }
        violations.throwIfAny();
    }

    private static @Nullable String targetOf(
            String column,
            @Nullable String wanted,
            Map<String, String> exported,
            Set<String> explicit,
            Map<String, String> taken,
            Violations violations) {
        String usual =
                exported.getOrDefault(column, USUAL_NAMES.getOrDefault(plain(column), "metadata." + camelCase(column)));
        boolean given = !usual.equals(NOTHING) && (explicit.contains(usual) || taken.containsKey(usual));
        String target = wanted != null ? wanted : given ? "metadata." + camelCase(column) : usual;
        if (target.equals(NOTHING) || column.isEmpty()) {
            return null;
        }
        String before = taken.putIfAbsent(target, column);
        if (before != null) {
            violations.add("?mapping", "the columns " + before + " and " + column + " both go to " + target);
        }
        return target;
    }

    private static Map<String, String> parse(String mapping) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String pair : mapping.isBlank() ? new String[0] : mapping.split(",")) {
            int colon = pair.lastIndexOf(':');
            String field = colon < 0 ? "" : pair.substring(colon + 1).strip();
            if (colon < 1 || !isField(field)) {
                throw new InvalidInput(List.of(new Violation(
                        "?mapping", "must be column:field pairs separated by commas; not a field: " + pair.strip())));
            }
            wanted.put(anyCase(pair.substring(0, colon)), field);
        }
        return wanted;
    }

    private static boolean isField(String field) {
        return FIELDS.contains(field)
                || field.equals(NOTHING)
                || (field.startsWith("metadata.") && field.length() > "metadata.".length());
    }

    private static Map<String, String> usualNames(Map<String, String> byField) {
        Map<String, String> names = new HashMap<>();
        byField.forEach((field, several) -> List.of(several.split(" ")).forEach(name -> names.put(name, field)));
        return names;
    }

    private static String anyCase(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String camelCase(String column) {
        String joined = WORD_GAPS
                .splitAsStream(column)
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        String name =
                joined.isEmpty() ? "column" : joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
        return name.substring(0, Math.min(MAX_METADATA_KEY, name.length()));
    }
}
