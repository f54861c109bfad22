package org.customerapi.write.domain.customer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

import org.jspecify.annotations.Nullable;

/** Cleans tags and metadata: bounded in number, which is looked at first, and in length, no blank ones, no tag twice. */
final class LabelRules {

    private static final int MAX_ENTRIES = 50;
    private static final int TAG = 50;
    private static final int KEY = 40;
    private static final int VALUE = 500;

    private LabelRules() {}

    static List<String> tags(List<String> raw, Violations violations) {
        if (raw.stream().filter(tag -> !tag.isBlank()).distinct().count() > MAX_ENTRIES) {
            violations.add("/tags", "must have at most " + MAX_ENTRIES + " tags");
            return List.of();
        }
        SequencedSet<String> tags = new LinkedHashSet<>();
        for (int i = 0; i < raw.size(); i++) {
            add(tags, TextRule.clean(raw.get(i), "/tags/" + i, TAG, violations));
        }
        return new ArrayList<>(tags);
    }

    static Map<String, String> metadata(Map<String, String> raw, Violations violations) {
        if (raw.values().stream().filter(value -> !value.isBlank()).count() > MAX_ENTRIES) {
            violations.add("/metadata", "must have at most " + MAX_ENTRIES + " entries");
            return Map.of();
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        raw.forEach((rawKey, rawValue) -> {
            String pointer = "/metadata/" + rawKey.replace("~", "~0").replace("/", "~1");
            String key = TextRule.clean(rawKey, pointer, KEY, violations);
            String value = TextRule.cleanLines(rawValue, pointer, VALUE, violations);
            if (value != null && VisibleText.showsNothing(rawKey)) {
                violations.add(pointer, "must have a name");
            } else if (key != null && value != null) {
                metadata.put(key, value);
            }
        });
        return metadata;
    }

    private static void add(SequencedSet<String> tags, @Nullable String tag) {
        if (tag != null) {
            tags.add(tag);
        }
    }
}
