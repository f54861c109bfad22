package org.customerapi.gateway.browser;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A few customers in memory, with as much of the API's behaviour as the page needs. */
final class DemoCustomers {

    static final JsonMapper JSON = new JsonMapper();

    private final Map<String, ObjectNode> byId = new TreeMap<>();
    private Instant asOf = Clock.systemUTC().instant();

    DemoCustomers() {
        add("01", "Maria", "Anders", "Alfreds Futterkiste", "Berlin", "DE", "wholesale");
        add("02", "Christina", "Berglund", "Berglunds snabbköp", "Luleå", "SE", "retail");
        add("03", "Ann", "Öberg", "Folk och fä", "Bräcke", "SE", "retail");
        add("04", "Hanna", "Moos", "Blauer See", "Mannheim", "DE", "retail");
        add("05", "Peter", "Franken", "Frankenversand", "München", "DE", "wholesale");
        add("06", "Elizabeth", "Brown", "Consolidated Holdings", "London", "GB", "wholesale");
    }

    private void add(String id, String first, String last, String company, String city, String country, String tag) {
        ObjectNode customer = JSON.createObjectNode()
                .put("id", "0193-" + id)
                .put("firstName", first)
                .put("lastName", last)
                .put("company", company)
                .put("email", first.toLowerCase(Locale.ROOT) + "@example.org");
        customer.putObject("address").put("city", city).put("country", country);
        customer.putArray("tags").add(tag);
        customer.put("status", "active").put("version", 1);
        customer.put("createdAt", "2026-" + id + "-15T10:00:00Z").put("updatedAt", "2026-" + id + "-15T10:00:00Z");
        byId.put("0193-" + id, customer);
    }

    synchronized ObjectNode get(String id) {
        return stored(id).deepCopy();
    }

    private ObjectNode stored(String id) {
        return Objects.requireNonNull(byId.get(id), id);
    }

    /** Changes a customer as a merge patch does, and raises its version. */
    synchronized ObjectNode patch(String id, JsonNode changes) {
        ObjectNode customer = stored(id);
        changes.forEachEntry((name, value) -> {
            if (value instanceof ObjectNode inner && customer.path(name) instanceof ObjectNode part) {
                part.setAll(inner);
            } else {
                customer.set(name, value);
            }
        });
        customer.put("version", customer.path("version").intValue() + 1);
        return customer.deepCopy();
    }

    /** Says of all further answers that they are complete up to then. */
    void asOf(Instant time) {
        asOf = time;
    }

    /** Makes a deleted customer an active one again. */
    synchronized ObjectNode restore(String id) {
        return patch(id, JSON.createObjectNode().put("status", "active"));
    }

    synchronized ObjectNode page(Parameters parameters) {
        List<ObjectNode> found = byId.values().stream()
                .filter(customer -> fits(customer, parameters))
                .toList();
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        found.forEach(items::add);
        page.putObject("page")
                .put("size", 25)
                .put("number", 1)
                .put("totalItems", found.size())
                .put("totalPages", 1);
        page.put("asOf", asOf.toString());
        ObjectNode facets = page.putObject("facets");
        Stream.of(parameters.one("facets", "").split(",", -1))
                .filter(name -> !name.isEmpty())
                .forEach(name -> count(facets.putArray(name), found.stream().map(one -> value(one, name))));
        return page;
    }

    private static String value(ObjectNode customer, String field) {
        return switch (field) {
            case "country", "city" -> customer.at("/address/" + field).stringValue();
            case "tag" -> customer.at("/tags/0").stringValue();
            default -> customer.path(field).stringValue();
        };
    }

    private static boolean fits(ObjectNode customer, Parameters parameters) {
        String text = parameters.one("q", "").toLowerCase(Locale.ROOT);
        String status = parameters.one("status", "active");
        return customer.toString().toLowerCase(Locale.ROOT).contains(text)
                && (status.equals("any") || status.equals(value(customer, "status")))
                && Stream.of("country", "city", "tag")
                        .allMatch(name -> parameters.all(name).isEmpty()
                                || parameters.all(name).contains(value(customer, name)));
    }

    ObjectNode readModel() {
        return JSON.createObjectNode()
                .put("index", "customers-3")
                .put("customers", 300_000)
                .put("asOf", asOf.toString())
                .put("lagEvents", 12);
    }

    /** Counts by when customers were made; periods without any are left out, as in the API. */
    synchronized ObjectNode report(Parameters parameters) {
        LocalDate from = LocalDate.parse(parameters.one("createdFrom", "0001-01-01"));
        LocalDate to = LocalDate.parse(parameters.one("createdTo", "9999-01-01"));
        String interval = parameters.one("interval", "month");
        ObjectNode report = JSON.createObjectNode().put("asOf", asOf.toString());
        ArrayNode rows = report.putArray("rows");
        byId.values().stream()
                .map(DemoCustomers::created)
                .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                .collect(Collectors.groupingBy(day -> periodOf(day, interval), TreeMap::new, Collectors.counting()))
                .forEach((period, count) ->
                        rows.addObject().put("period", period.toString()).put("count", count));
        return report;
    }

    private static LocalDate periodOf(LocalDate day, String interval) {
        return switch (interval) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            default -> day.withDayOfYear(1);
        };
    }

    /** A change a version, oldest first. */
    synchronized ObjectNode history(String id, Parameters parameters) {
        int last = stored(id).path("version").intValue();
        int after = parameters.number("after", 0);
        int until = Math.min(last, after + parameters.number("size", 20));
        ObjectNode history = JSON.createObjectNode();
        ArrayNode items = history.putArray("items");
        for (int version = after + 1; version <= until; version++) {
            items.addObject()
                    .put("version", version)
                    .put("type", version == 1 ? "created" : "updated")
                    .put("time", "2026-03-01T10:00:00Z")
                    .put("actor", "actor-" + version)
                    .putArray("changed");
        }
        history.putObject("page").put("totalItems", last).put("next", until < last ? "/more" : null);
        return history;
    }

    private static LocalDate created(ObjectNode customer) {
        return LocalDate.parse(customer.path("createdAt").stringValue().substring(0, 10));
    }

    private static void count(ArrayNode facet, Stream<String> values) {
        values.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .forEach((value, count) -> facet.addObject().put("value", value).put("count", count));
    }
}
