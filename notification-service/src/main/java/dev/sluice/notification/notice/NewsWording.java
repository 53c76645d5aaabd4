package dev.sluice.notification.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.notification.change.Words;
import dev.sluice.notification.language.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Says what other news are, in one language, with the names of tenants as far as they are known. */
record NewsWording(NewsTexts texts, Language language, Map<UUID, String> names) {

    String title(NewsType type, Notice notice) {
        var partner = name(notice, "partnerTenantId");
        var customer = name(notice, "customerTenantId");
        return switch (type) {
            case ENDPOINT_FAILING -> texts.endpointFailing();
            case ENDPOINT_DISABLED -> texts.endpointDisabled();
            case ENDPOINT_RECOVERED -> texts.endpointRecovered();
            case SECRET_ROTATED -> texts.secretRotated();
            case DELIVERY_EXHAUSTED -> texts.deliveryExhausted();
            case ASSOCIATION_ADDED -> texts.associationAdded(partner, customer);
            case ASSOCIATION_ENDED -> texts.associationEnded(partner, customer);
        };
    }

    String text(NewsType type, Notice notice) {
        var data = notice.facts();
        var endpoint = data.path("endpointId").asText();
        return switch (type) {
            case ENDPOINT_FAILING ->
                texts.endpointFailingText(endpoint, minute(data, "failingSince"), minute(data, "disableAt"));
            case ENDPOINT_DISABLED -> disabled(endpoint, data.path("reason").asText());
            case ENDPOINT_RECOVERED -> texts.endpointRecoveredText(endpoint, minute(data, "failingSince"));
            case SECRET_ROTATED -> texts.secretRotatedText(endpoint, minute(data, "previousSecretUntil"));
            case DELIVERY_EXHAUSTED ->
                texts.deliveryExhaustedText(
                        data.path("eventType").asText(),
                        endpoint,
                        data.path("attempts").asText());
            case ASSOCIATION_ADDED -> texts.associationAddedText(kind(data), object(data), day(data, "from"));
            case ASSOCIATION_ENDED -> texts.associationEndedText(kind(data), object(data), day(data, "until"));
        };
    }

    /** An unknown reason is told as the owner's own: nothing is said of its cause. */
    private String disabled(String endpoint, String reason) {
        return switch (reason) {
            case "FAILING" -> texts.endpointDisabledFailingText(endpoint);
            case "GONE" -> texts.endpointDisabledGoneText(endpoint);
            default -> texts.endpointDisabledOwnerText(endpoint);
        };
    }

    private String name(Notice notice, String member) {
        return notice.tenant(member).map(tenant -> Words.name(tenant, names)).orElse("");
    }

    private static String kind(JsonNode data) {
        return data.path("type").asText().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String object(JsonNode data) {
        return Stream.of("subscriptionId", "agreementId")
                .map(member -> data.path(member).asText())
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String minute(JsonNode data, String member) {
        return data.hasNonNull(member)
                ? Words.minute(Instant.parse(data.get(member).asText()), language)
                : "";
    }

    private String day(JsonNode data, String member) {
        return data.hasNonNull(member)
                ? Words.day(
                        Instant.parse(data.get(member).asText())
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate(),
                        language)
                : "";
    }
}
