package dev.sluice.notification.news;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.notification.language.Language;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what news are, in one language. */
public final class NewsWording {

    private final Language language;
    private final Map<UUID, String> names;
    private final NewsTitles titles;
    private final NewsTexts texts;
    private final SupplyTexts supply;
    private final ClaimTexts claims;

    private NewsWording(Language language, Map<UUID, String> names) {
        this.language = language;
        this.names = names;
        this.titles = NewsTitles.in(language);
        this.texts = titles.texts();
        this.supply = titles.supply();
        this.claims = titles.claims();
    }

    /** @param names of tenants, as far as they are known */
    public static NewsWording in(Language language, Map<UUID, String> names) {
        return new NewsWording(language, names);
    }

    /** The tenants whose names it says. */
    public static Set<UUID> tenants(JsonNode data) {
        return Stream.of(NewsFacts.CUSTOMER, NewsFacts.PARTNER)
                .filter(data::hasNonNull)
                .map(member -> UUID.fromString(data.get(member).asText()))
                .collect(Collectors.toSet());
    }

    /** @param reader tenant of whom it is for; absent for a person that was invited by its address */
    public String title(NewsType type, JsonNode data, @Nullable UUID reader) {
        return titles.of(type, new NewsFacts(data, language, names), reader);
    }

    public String text(NewsType type, JsonNode data) {
        var facts = new NewsFacts(data, language, names);
        return switch (type) {
            case ENDPOINT_FAILING, ENDPOINT_DISABLED, ENDPOINT_RECOVERED, SECRET_ROTATED, DELIVERY_EXHAUSTED ->
                endpoint(type, facts);
            case ASSOCIATION_ADDED -> texts.associationAddedText(kind(facts), object(facts), facts.dayOf("from"));
            case ASSOCIATION_ENDED -> texts.associationEndedText(kind(facts), object(facts), facts.dayOf("until"));
            case SELECTION_OPENED,
                    SELECTION_INVITED,
                    RELATIONSHIP_REQUESTED,
                    RELATIONSHIP_RESENT,
                    HANDOVER_REQUESTED,
                    CLAIM_ACTION_REQUIRED ->
                lines(facts, facts.minute("quotationsDueAt"), facts.minute("expiresAt"), facts.minute("answerBy"));
            case RENEWAL_HELD -> lines(facts) + " " + supply.heldText();
            default -> lines(facts);
        };
    }

    private String endpoint(NewsType type, NewsFacts facts) {
        var endpoint = facts.text("endpointId");
        return switch (type) {
            case ENDPOINT_FAILING ->
                texts.endpointFailingText(endpoint, facts.minute("failingSince"), facts.minute("disableAt"));
            case ENDPOINT_DISABLED -> disabled(endpoint, facts.text("reason"));
            case ENDPOINT_RECOVERED -> texts.endpointRecoveredText(endpoint, facts.minute("failingSince"));
            case SECRET_ROTATED -> texts.secretRotatedText(endpoint, facts.minute("previousSecretUntil"));
            default -> texts.deliveryExhaustedText(facts.text("eventType"), endpoint, facts.text("attempts"));
        };
    }

    /** Who and what is concerned, and until when somebody may act: what an event does not hold is left out. */
    private String lines(NewsFacts facts, String... answerUntil) {
        return Stream.of(
                        line(facts.customer(), texts::customerLine),
                        line(facts.partner(), texts::partnerLine),
                        line(facts.text("sku"), sku -> supply.productLine(sku, facts.text("quantity"))),
                        line(object(facts), supply::subscriptionLine),
                        line(
                                facts.firstOf("heldReason", "failureCode", "reasonCode", "pausedBecause"),
                                supply::reasonLine),
                        line(facts.text("outcome"), claims::outcomeLine),
                        line(facts.firstOf("creditMonth", "month"), claims::monthLine),
                        line(facts.day("startDate"), supply::startLine),
                        line(counts(facts), counts -> counts),
                        line(facts.minute("reservedUntil"), supply::reservedLine),
                        line(facts.minute("closesAt"), supply::windowLine),
                        line(facts.minute("optOutUntil"), claims::optOutLine),
                        line(facts.minute("disputeUntil"), claims::disputeLine),
                        line(facts.minute("decisionBy"), claims::decisionLine),
                        line(String.join("", answerUntil), texts::untilLine))
                .flatMap(line -> line)
                .collect(Collectors.joining(" "));
    }

    private String counts(NewsFacts facts) {
        return facts.text("succeeded").isEmpty()
                ? ""
                : supply.countsLine(facts.text("succeeded"), facts.text("failed"), facts.text("total"));
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

    private static String kind(NewsFacts facts) {
        return facts.text("type").toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String object(NewsFacts facts) {
        return facts.firstOf("subscriptionId", "eaSubscriptionId", "agreementId");
    }
}
