package org.customerapi.write.adapter.out.mysql;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tags as a JSON array in one column: they are always read and written with their customer. */
@Converter
class TagsConverter implements AttributeConverter<List<String>, String> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<String>> TAGS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<String> tags) {
        return JSON.writeValueAsString(tags);
    }

    @Override
    public List<String> convertToEntityAttribute(String column) {
        return JSON.readValue(column, TAGS);
    }
}
