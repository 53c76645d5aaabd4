package dev.sluice.notification.mail;

import dev.sluice.notification.news.News;
import dev.sluice.notification.news.NewsType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** To whom news are written: who has to act, or waits for an answer. Pure. */
final class NewsMailPolicy {

    private static final Recipient INVITED = Recipient.of(Recipient.Kind.REQUEST_CONTACT);
    private static final Recipient REQUESTER = Recipient.of(Recipient.Kind.REQUESTER);
    private static final Recipient CLAIM_CONTACT = Recipient.of(Recipient.Kind.CLAIM_CONTACT);
    private static final Set<String> ENDPOINT_OWNERS = Set.of("integration-admin");
    private static final Set<String> SUPPLIERS = Set.of("admin-agent");
    private static final Set<String> CLAIMANTS = Set.of("incentives-admin");

    private NewsMailPolicy() {}

    static List<Recipient> recipients(NewsType type, News news) {
        return switch (type) {
            case SELECTION_INVITED, SELECTION_CHOSEN, SELECTION_CLOSED -> quoting(news);
            case RELATIONSHIP_REQUESTED, RELATIONSHIP_RESENT, RELATIONSHIP_WITHDRAWN -> List.of(INVITED);
            case RELATIONSHIP_ACCEPTED, RELATIONSHIP_DECLINED, RELATIONSHIP_REJECTED, RELATIONSHIP_EXPIRED ->
                List.of(REQUESTER);
            case HANDOVER_REQUESTED, HANDOVER_CANCELED -> List.of(INVITED);
            case HANDOVER_ACCEPTED, HANDOVER_DECLINED, HANDOVER_EXPIRED, HANDOVER_COMPLETED ->
                List.of(INVITED, REQUESTER);
            case CLAIM_SUBMITTED -> List.of(CLAIM_CONTACT);
            default -> List.of();
        };
    }

    /** The roles of those users of the concerned partners who are written to: who has to act, or waits for an answer. */
    static Set<String> users(NewsType type) {
        return switch (type) {
            case ENDPOINT_FAILING, ENDPOINT_DISABLED -> ENDPOINT_OWNERS;
            case RENEWAL_HELD,
                    RENEWAL_FAILED,
                    RELEASE_REQUESTED,
                    RELEASE_GRANTED,
                    RELEASE_REFUSED,
                    RESELLER_MISSING,
                    WINDOW_CLOSING,
                    ORDER_FAILED,
                    BATCH_PAUSED,
                    HANDOVER_REQUESTED,
                    HANDOVER_CANCELED,
                    HANDOVER_EXPIRED,
                    HANDOVER_COMPLETED -> SUPPLIERS;
            case CLAIM_ACTION_REQUIRED, CLAIM_REJECTED, CLAIM_ARBITRATION_OPENED -> CLAIMANTS;
            default -> Set.of();
        };
    }

    /**
     * Whose users: a request for a release is answered by the holder, and its answer is for who asked. Of a transfer who was asked to
     * act learns that it need not, and the source what has left it.
     */
    static Set<UUID> tenants(NewsType type, News news) {
        var requester = news.data().path("requester").path("tenantId").asText();
        return news.audience().stream()
                .filter(tenant -> switch (type) {
                    case RELEASE_REQUESTED -> !tenant.toString().equals(requester);
                    case RELEASE_GRANTED, RELEASE_REFUSED -> tenant.toString().equals(requester);
                    case HANDOVER_REQUESTED, HANDOVER_CANCELED, HANDOVER_EXPIRED ->
                        tenant.toString().equals(asked(news));
                    case HANDOVER_COMPLETED -> tenant.toString().equals(party(news, "source"));
                    default -> true;
                })
                .collect(Collectors.toSet());
    }

    /** Who has to answer: of new commerce the source, else the target. */
    private static String asked(News news) {
        var side = news.data().path("model").asText().equals("LEGACY") ? "target" : "source";
        return party(news, side);
    }

    private static String party(News news, String side) {
        return news.data().path(side).path("tenantId").asText();
    }

    private static List<Recipient> quoting(News news) {
        var partner = news.data().path("partner").path("tenantId").asText();
        return partner.isEmpty() ? List.of() : List.of(Recipient.changeContactOf(UUID.fromString(partner)));
    }
}
