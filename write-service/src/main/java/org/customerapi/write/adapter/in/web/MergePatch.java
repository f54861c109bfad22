package org.customerapi.write.adapter.in.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.write.domain.customer.Amendment;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.PhoneFormat;
import org.customerapi.write.domain.customer.StreamSafeText;

/**
 * An amendment given as a JSON Merge Patch.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
record MergePatch(ObjectNode patch, JsonMapper json, PhoneFormat phones) implements Amendment {

    @Override
    public CustomerDetails applyTo(CustomerDetails current) {
        ObjectNode target = json.valueToTree(current.toDraft());
        merge(target, patch);
        return CustomerDetails.from(CustomerJson.read(target), phones);
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (var member : patch.properties()) {
            String name = kept(member.getKey());
            JsonNode value = member.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode inner) {
                merge(objectIn(target, name), inner);
            } else {
                target.set(name, value);
            }
        }
    }

    /** As names of metadata are; one that has no such form is refused when they are looked at. */
    private static String kept(String name) {
        return StreamSafeText.nfc(name).orElse(name);
    }

    private static ObjectNode objectIn(ObjectNode target, String name) {
        return target.get(name) instanceof ObjectNode present ? present : target.putObject(name);
    }
}
