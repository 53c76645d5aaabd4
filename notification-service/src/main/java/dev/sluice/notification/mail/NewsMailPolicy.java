package dev.sluice.notification.mail;

import dev.sluice.notification.news.News;
import dev.sluice.notification.news.NewsType;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** To whom news are written: who has to act, or waits for an answer. Pure. */
final class NewsMailPolicy {

    private static final Recipient INVITED = Recipient.of(Recipient.Kind.REQUEST_CONTACT);
    private static final Recipient REQUESTER = Recipient.of(Recipient.Kind.REQUESTER);
    private static final Set<String> ENDPOINT_OWNERS = Set.of("integration-admin");

    private NewsMailPolicy() {}

    static List<Recipient> recipients(NewsType type, News news) {
        return switch (type) {
            case SELECTION_INVITED, SELECTION_CHOSEN, SELECTION_CLOSED -> quoting(news);
            case RELATIONSHIP_REQUESTED, RELATIONSHIP_RESENT, RELATIONSHIP_WITHDRAWN -> List.of(INVITED);
            case RELATIONSHIP_ACCEPTED, RELATIONSHIP_DECLINED, RELATIONSHIP_REJECTED, RELATIONSHIP_EXPIRED ->
                List.of(REQUESTER);
            case ENDPOINT_FAILING,
                    ENDPOINT_DISABLED,
                    ENDPOINT_RECOVERED,
                    SECRET_ROTATED,
                    DELIVERY_EXHAUSTED,
                    ASSOCIATION_ADDED,
                    ASSOCIATION_ENDED,
                    SELECTION_OPENED,
                    SELECTION_QUOTED,
                    RELATIONSHIP_ENDED,
                    ADMINISTRATION_ENDED,
                    CUSTOMER_REQUESTED -> List.of();
        };
    }

    /** The roles of those users of the concerned tenants who are written to. */
    static Set<String> users(NewsType type) {
        return type == NewsType.ENDPOINT_FAILING || type == NewsType.ENDPOINT_DISABLED ? ENDPOINT_OWNERS : Set.of();
    }

    private static List<Recipient> quoting(News news) {
        var partner = news.data().path("partner").path("tenantId").asText();
        return partner.isEmpty() ? List.of() : List.of(Recipient.changeContactOf(UUID.fromString(partner)));
    }
}
