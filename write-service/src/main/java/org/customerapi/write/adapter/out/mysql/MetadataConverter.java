package org.customerapi.write.adapter.out.mysql;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Metadata as a JSON object in one column, in the order given. */
@Converter
class MetadataConverter implements AttributeConverter<Map<String, String>, String> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> METADATA = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Map<String, String> metadata) {
        return JSON.writeValueAsString(metadata);
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String column) {
        return JSON.readValue(column, METADATA);
    }
}
