package dev.sluice.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.notification.news.News;
import dev.sluice.notification.news.NewsType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("News are written by mail")
class NewsMailPolicyTest {

    static final UUID PARTNER = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # news,                 to one person,   to users with the role
            ENDPOINT_FAILING,       '',              integration-admin
            ENDPOINT_DISABLED,      '',              integration-admin
            ENDPOINT_RECOVERED,     '',              ''
            SECRET_ROTATED,         '',              ''
            DELIVERY_EXHAUSTED,     '',              ''
            ASSOCIATION_ADDED,      '',              ''
            ASSOCIATION_ENDED,      '',              ''
            SELECTION_OPENED,       '',              ''
            SELECTION_INVITED,      CHANGE_CONTACT,  ''
            SELECTION_QUOTED,       '',              ''
            SELECTION_CHOSEN,       CHANGE_CONTACT,  ''
            SELECTION_CLOSED,       CHANGE_CONTACT,  ''
            RELATIONSHIP_REQUESTED, REQUEST_CONTACT, ''
            RELATIONSHIP_RESENT,    REQUEST_CONTACT, ''
            RELATIONSHIP_WITHDRAWN, REQUEST_CONTACT, ''
            RELATIONSHIP_ACCEPTED,  REQUESTER,       ''
            RELATIONSHIP_DECLINED,  REQUESTER,       ''
            RELATIONSHIP_REJECTED,  REQUESTER,       ''
            RELATIONSHIP_EXPIRED,   REQUESTER,       ''
            RELATIONSHIP_ENDED,     '',              ''
            ADMINISTRATION_ENDED,   '',              ''
            CUSTOMER_REQUESTED,     '',              ''
            """)
    void to_whom_it_concerns(NewsType type, String person, String role) {
        var recipients = NewsMailPolicy.recipients(type, news(type, PARTNER.toString()));

        assertThat(recipients.stream().map(each -> each.kind().name()).collect(Collectors.joining(" ")))
                .isEqualTo(person);
        assertThat(recipients)
                .filteredOn(each -> each.kind() == Recipient.Kind.CHANGE_CONTACT)
                .allSatisfy(each -> assertThat(each.tenant()).isEqualTo(PARTNER));
        assertThat(String.join(" ", NewsMailPolicy.users(type))).isEqualTo(role);
    }

    @Test
    void to_nobody_where_a_selection_ends_without_a_partner() {
        assertThat(NewsMailPolicy.recipients(NewsType.SELECTION_CLOSED, news(NewsType.SELECTION_CLOSED, "")))
                .isEmpty();
    }

    private static News news(NewsType type, String partner) {
        var data = JsonNodeFactory.instance.objectNode();
        data.putObject("partner").put("tenantId", partner);
        return new News(UUID.randomUUID(), type.eventType(), "subject", Set.of(PARTNER), Instant.EPOCH, data);
    }
}
