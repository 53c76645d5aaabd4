package dev.sluice.notification.news;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.notification.change.Words;
import dev.sluice.notification.language.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an event holds, as texts say it. What is not there is an empty text.
 *
 * @param names of tenants, as far as they are known
 */
record NewsFacts(JsonNode data, Language language, Map<UUID, String> names) {

    static final String CUSTOMER = "customerTenantId";
    static final String PARTNER = "partnerTenantId";

    String customer() {
        return name(CUSTOMER);
    }

    /** As the event names it, else as it is registered. */
    String partner() {
        var named = data.path("partner").path("name").asText();
        var told = named.isEmpty() ? text("partnerName") : named;
        return told.isEmpty() ? name(PARTNER) : Words.oneLine(told);
    }

    String requester() {
        return Words.oneLine(data.path("requester").path("name").asText());
    }

    /** @param party an object of the event with a name in it */
    String named(String party) {
        return Words.oneLine(data.path(party).path("name").asText());
    }

    boolean isCustomer(UUID tenant) {
        return tenant.toString().equals(text(CUSTOMER));
    }

    /** @param party an object of the event with a tenant in it */
    boolean is(String party, UUID tenant) {
        return tenant.toString().equals(data.path(party).path("tenantId").asText());
    }

    String text(String member) {
        return data.path(member).asText();
    }

    /** The first of them that is there. */
    String firstOf(String... members) {
        return Stream.of(members)
                .map(this::text)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    String minute(String member) {
        return data.hasNonNull(member) ? Words.minute(Instant.parse(text(member)), language) : "";
    }

    /** The day of an instant. */
    String dayOf(String member) {
        return data.hasNonNull(member)
                ? Words.day(Instant.parse(text(member)).atOffset(ZoneOffset.UTC).toLocalDate(), language)
                : "";
    }

    String day(String member) {
        return data.hasNonNull(member) ? Words.day(LocalDate.parse(text(member)), language) : "";
    }

    private String name(String member) {
        return data.hasNonNull(member) ? Words.name(UUID.fromString(text(member)), names) : "";
    }
}
