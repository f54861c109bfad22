package org.customerapi.gateway.browser;

import java.time.Clock;
import java.time.Instant;
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

    /** Texts that sort as times do are compared as texts. */
    synchronized ObjectNode page(String text, List<String> countries, String from, String to) {
        List<ObjectNode> found = byId.values().stream()
                .filter(customer -> customer.toString().toLowerCase(Locale.ROOT).contains(text))
                .filter(customer -> created(customer).compareTo(from) >= 0
                        && created(customer).compareTo(to) < 0)
                .filter(customer -> countries.isEmpty() || countries.contains(country(customer)))
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
        count(facets.putArray("country"), found.stream().map(DemoCustomers::country));
        count(
                facets.putArray("city"),
                found.stream().map(one -> one.at("/address/city").stringValue()));
        count(
                facets.putArray("status"),
                found.stream().map(one -> one.path("status").stringValue()));
        return page;
    }

    private static String created(ObjectNode customer) {
        return customer.path("createdAt").stringValue();
    }

    private static String country(ObjectNode customer) {
        return customer.at("/address/country").stringValue();
    }

    private static void count(ArrayNode facet, Stream<String> values) {
        values.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .forEach((value, count) -> facet.addObject().put("value", value).put("count", count));
    }
}
