package dev.sluice.notification.mail;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.notification.news.News;
import dev.sluice.notification.news.NewsType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("News are written by mail")
class NewsMailPolicyTest {

    static final UUID PARTNER = UUID.randomUUID();

    static final UUID HOLDER = UUID.randomUUID();
    static final UUID REQUESTER = UUID.randomUUID();

    /** To one person, or to users with a role; about all other news nobody is written to. */
    static final Map<NewsType, String> WRITTEN = Map.ofEntries(
            entry(NewsType.SELECTION_INVITED, "CHANGE_CONTACT"),
            entry(NewsType.SELECTION_CHOSEN, "CHANGE_CONTACT"),
            entry(NewsType.SELECTION_CLOSED, "CHANGE_CONTACT"),
            entry(NewsType.RELATIONSHIP_REQUESTED, "REQUEST_CONTACT"),
            entry(NewsType.RELATIONSHIP_RESENT, "REQUEST_CONTACT"),
            entry(NewsType.RELATIONSHIP_WITHDRAWN, "REQUEST_CONTACT"),
            entry(NewsType.RELATIONSHIP_ACCEPTED, "REQUESTER"),
            entry(NewsType.RELATIONSHIP_DECLINED, "REQUESTER"),
            entry(NewsType.RELATIONSHIP_REJECTED, "REQUESTER"),
            entry(NewsType.RELATIONSHIP_EXPIRED, "REQUESTER"),
            entry(NewsType.ENDPOINT_FAILING, "integration-admin"),
            entry(NewsType.ENDPOINT_DISABLED, "integration-admin"),
            entry(NewsType.RENEWAL_HELD, "admin-agent"),
            entry(NewsType.RENEWAL_FAILED, "admin-agent"),
            entry(NewsType.RELEASE_REQUESTED, "admin-agent"),
            entry(NewsType.RELEASE_GRANTED, "admin-agent"),
            entry(NewsType.RELEASE_REFUSED, "admin-agent"),
            entry(NewsType.RESELLER_MISSING, "admin-agent"),
            entry(NewsType.WINDOW_CLOSING, "admin-agent"),
            entry(NewsType.ORDER_FAILED, "admin-agent"),
            entry(NewsType.BATCH_PAUSED, "admin-agent"),
            entry(NewsType.HANDOVER_REQUESTED, "REQUEST_CONTACT admin-agent"),
            entry(NewsType.HANDOVER_CANCELED, "REQUEST_CONTACT admin-agent"),
            entry(NewsType.HANDOVER_ACCEPTED, "REQUEST_CONTACT REQUESTER"),
            entry(NewsType.HANDOVER_DECLINED, "REQUEST_CONTACT REQUESTER"),
            entry(NewsType.HANDOVER_EXPIRED, "REQUEST_CONTACT REQUESTER admin-agent"),
            entry(NewsType.HANDOVER_COMPLETED, "REQUEST_CONTACT REQUESTER admin-agent"),
            entry(NewsType.CLAIM_ACTION_REQUIRED, "incentives-admin"),
            entry(NewsType.CLAIM_REJECTED, "incentives-admin"),
            entry(NewsType.CLAIM_ARBITRATION_OPENED, "incentives-admin"));

    @ParameterizedTest
    @EnumSource
    void to_whom_it_concerns(NewsType type) {
        var recipients = NewsMailPolicy.recipients(type, news(type, PARTNER.toString()));

        assertThat(Stream.concat(
                                recipients.stream().map(each -> each.kind().name()),
                                NewsMailPolicy.users(type).stream())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(WRITTEN.getOrDefault(type, ""));
        assertThat(recipients)
                .filteredOn(each -> each.kind() == Recipient.Kind.CHANGE_CONTACT)
                .allSatisfy(each -> assertThat(each.tenant()).isEqualTo(PARTNER));
    }

    @Test
    void to_the_holder_who_has_to_answer_and_to_who_asked_when_it_is_answered() {
        assertThat(NewsMailPolicy.tenants(NewsType.RELEASE_REQUESTED, release(NewsType.RELEASE_REQUESTED)))
                .containsExactly(HOLDER);
        for (var answer : List.of(NewsType.RELEASE_GRANTED, NewsType.RELEASE_REFUSED)) {
            assertThat(NewsMailPolicy.tenants(answer, release(answer))).containsExactly(REQUESTER);
        }
        assertThat(NewsMailPolicy.tenants(NewsType.RENEWAL_HELD, release(NewsType.RENEWAL_HELD)))
                .containsExactlyInAnyOrder(HOLDER, REQUESTER);
    }

    @Test
    void to_the_partner_that_has_to_answer_a_transfer() {
        assertThat(NewsMailPolicy.tenants(NewsType.HANDOVER_REQUESTED, transfer("NEW_COMMERCE")))
                .containsExactly(HOLDER);
        assertThat(NewsMailPolicy.tenants(NewsType.HANDOVER_REQUESTED, transfer("LEGACY")))
                .containsExactly(REQUESTER);
    }

    /** One mail of the whole, not one of each subscription that stays. */
    @Test
    void to_the_source_when_a_transfer_is_over_and_to_who_was_asked_when_it_need_not_answer() {
        for (var model : List.of("NEW_COMMERCE", "LEGACY")) {
            assertThat(NewsMailPolicy.tenants(NewsType.HANDOVER_COMPLETED, transfer(model)))
                    .containsExactly(HOLDER);
        }
        assertThat(NewsMailPolicy.tenants(NewsType.HANDOVER_CANCELED, transfer("NEW_COMMERCE")))
                .containsExactly(HOLDER);
        assertThat(NewsMailPolicy.tenants(NewsType.HANDOVER_EXPIRED, transfer("LEGACY")))
                .containsExactly(REQUESTER);
    }

    private static News transfer(String model) {
        var data = JsonNodeFactory.instance.objectNode().put("model", model);
        data.putObject("source").put("tenantId", HOLDER.toString());
        data.putObject("target").put("tenantId", REQUESTER.toString());
        var type = NewsType.HANDOVER_REQUESTED.eventType();
        return new News(UUID.randomUUID(), type, "subject", Set.of(HOLDER, REQUESTER), Instant.EPOCH, data);
    }

    private static News release(NewsType type) {
        var data = JsonNodeFactory.instance.objectNode();
        data.putObject("requester").put("tenantId", REQUESTER.toString());
        return new News(UUID.randomUUID(), type.eventType(), "subject", Set.of(HOLDER, REQUESTER), Instant.EPOCH, data);
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
