package dev.sluice.cocp.selection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that belongs to a selection and is only ever read whole, kept as JSON. */
abstract class JsonColumn<T> implements AttributeConverter<@Nullable T, @Nullable String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TypeReference<T> type;

    JsonColumn(TypeReference<T> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String text) {
        try {
            return text == null ? null : JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Converter
    static class Texts extends JsonColumn<List<String>> {
        Texts() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Criteria extends JsonColumn<List<Criterion>> {
        Criteria() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Offers extends JsonColumn<Offer> {
        Offers() {
            super(new TypeReference<>() {});
        }
    }
}
