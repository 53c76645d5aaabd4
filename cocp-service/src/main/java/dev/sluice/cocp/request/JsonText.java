package dev.sluice.cocp.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Lists that belong to a request and are only ever read whole, kept as JSON. */
abstract class JsonText<T> implements AttributeConverter<List<T>, String> {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final TypeReference<List<T>> type;

    JsonText(TypeReference<List<T>> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(List<T> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public List<T> convertToEntityAttribute(String text) {
        try {
            return List.copyOf(JSON.readValue(text, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Converter
    static class RefusedItems extends JsonText<RefusedItem> {
        RefusedItems() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Warnings extends JsonText<Warning> {
        Warnings() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Texts extends JsonText<String> {
        Texts() {
            super(new TypeReference<>() {});
        }
    }
}
