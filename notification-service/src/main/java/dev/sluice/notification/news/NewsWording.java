package dev.sluice.notification.news;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.notification.change.Words;
import dev.sluice.notification.language.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what news are, in one language.
 *
 * @param names of tenants, as far as they are known
 */
public record NewsWording(NewsTexts texts, Language language, Map<UUID, String> names) {

    private static final String CUSTOMER = "customerTenantId";

    public static NewsWording in(Language language, Map<UUID, String> names) {
        return new NewsWording(language.texts(NewsTexts.class), language, names);
    }

    /** The tenants whose names it says. */
    public static Set<UUID> tenants(JsonNode data) {
        return Stream.of(CUSTOMER, "partnerTenantId")
                .filter(data::hasNonNull)
                .map(member -> UUID.fromString(data.get(member).asText()))
                .collect(Collectors.toSet());
    }

    public String title(NewsType type, JsonNode data) {
        var partner = partner(data);
        var customer = name(data, CUSTOMER);
        return switch (type) {
            case ENDPOINT_FAILING -> texts.endpointFailing();
            case ENDPOINT_DISABLED -> texts.endpointDisabled();
            case ENDPOINT_RECOVERED -> texts.endpointRecovered();
            case SECRET_ROTATED -> texts.secretRotated();
            case DELIVERY_EXHAUSTED -> texts.deliveryExhausted();
            case ASSOCIATION_ADDED -> texts.associationAdded(partner, customer);
            case ASSOCIATION_ENDED -> texts.associationEnded(partner, customer);
            case SELECTION_OPENED -> texts.selectionOpened(customer);
            case SELECTION_INVITED -> texts.selectionInvited(partner, customer);
            case SELECTION_QUOTED -> texts.selectionQuoted(partner, customer);
            case SELECTION_CHOSEN -> texts.selectionChosen(partner, customer);
            case SELECTION_CLOSED -> texts.selectionClosed(customer);
            case RELATIONSHIP_REQUESTED -> texts.relationshipRequested(partner);
            case RELATIONSHIP_RESENT -> texts.relationshipResent(partner);
            case RELATIONSHIP_ACCEPTED -> texts.relationshipAccepted(partner);
            case RELATIONSHIP_DECLINED -> texts.relationshipDeclined(partner);
            case RELATIONSHIP_REJECTED -> texts.relationshipRejected(partner);
            case RELATIONSHIP_WITHDRAWN -> texts.relationshipWithdrawn(partner);
            case RELATIONSHIP_EXPIRED -> texts.relationshipExpired(partner);
            case RELATIONSHIP_ENDED -> texts.relationshipEnded(partner);
            case ADMINISTRATION_ENDED -> texts.administrationEnded(partner);
            case CUSTOMER_REQUESTED -> texts.customerRequested(partner);
        };
    }

    public String text(NewsType type, JsonNode data) {
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
            case SELECTION_OPENED, SELECTION_INVITED -> lines(data, minute(data, "quotationsDueAt"));
            case RELATIONSHIP_REQUESTED, RELATIONSHIP_RESENT -> lines(data, minute(data, "expiresAt"));
            case SELECTION_QUOTED,
                    SELECTION_CHOSEN,
                    SELECTION_CLOSED,
                    RELATIONSHIP_ACCEPTED,
                    RELATIONSHIP_DECLINED,
                    RELATIONSHIP_REJECTED,
                    RELATIONSHIP_WITHDRAWN,
                    RELATIONSHIP_EXPIRED,
                    RELATIONSHIP_ENDED,
                    ADMINISTRATION_ENDED,
                    CUSTOMER_REQUESTED -> lines(data, "");
        };
    }

    /** Who is concerned, and until when somebody may answer: what is not known is left out. */
    private String lines(JsonNode data, String until) {
        return Stream.of(
                        line(name(data, CUSTOMER), texts::customerLine),
                        line(partner(data), texts::partnerLine),
                        line(until, texts::untilLine))
                .flatMap(line -> line)
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> line(String value, UnaryOperator<String> wording) {
        return value.isEmpty() ? Stream.of() : Stream.of(wording.apply(value));
    }

    /** An unknown reason is told as the owner's own: nothing is said of its cause. */
    private String disabled(String endpoint, String reason) {
        return switch (reason) {
            case "FAILING" -> texts.endpointDisabledFailingText(endpoint);
            case "GONE" -> texts.endpointDisabledGoneText(endpoint);
            default -> texts.endpointDisabledOwnerText(endpoint);
        };
    }

    /** As the event names it, else as it is registered. */
    private String partner(JsonNode data) {
        var named = data.path("partner").path("name").asText();
        return named.isEmpty() ? name(data, "partnerTenantId") : Words.oneLine(named);
    }

    private String name(JsonNode data, String member) {
        return data.hasNonNull(member)
                ? Words.name(UUID.fromString(data.get(member).asText()), names)
                : "";
    }

    private static String kind(JsonNode data) {
        return data.path("type").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
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
