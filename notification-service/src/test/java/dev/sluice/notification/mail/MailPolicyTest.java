package dev.sluice.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.notification.change.PartnerChange;
import dev.sluice.notification.change.Step;
import dev.sluice.notification.change.StepType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A mail is written")
class MailPolicyTest {

    static final UUID OLD_PARTNER = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # step,                   kind,           day, to
            REQUESTED,                ,               ,    REQUESTER REQUEST_CONTACT
            ACCEPTED,                 ,               ,    REQUESTER
            DECLINED,                 ,               ,    REQUESTER
            EXPIRED,                  ,               ,    REQUESTER
            CANCELED,                 ,               ,    REQUEST_CONTACT
            REMINDER_DUE,             ACCEPTANCE,     3,   REQUEST_CONTACT
            REMINDER_DUE,             ACCEPTANCE,     7,   REQUESTER REQUEST_CONTACT
            REMINDER_DUE,             ACCEPTANCE,     9,   REQUEST_CONTACT
            REMINDER_DUE,             EFFECTIVE_DATE, ,    REQUESTER REQUEST_CONTACT
            COMPLETED,                ,               ,    CHANGE_CONTACT REQUESTER REQUEST_CONTACT
            GRACE_STARTED,            ,               ,    ''
            REVIEW_STARTED,           ,               ,    ''
            CANCEL_REQUESTED,         ,               ,    ''
            OVERDUE,                  ,               ,    ''
            """)
    void to_whom_the_step_concerns(StepType type, String kind, Integer day, String to) {
        var recipients = MailPolicy.recipients(step(type, kind, day, Set.of(OLD_PARTNER)));

        assertThat(recipients.stream()
                        .map(recipient -> recipient.kind().name())
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"CUSTOMER, REQUEST_CONTACT", "NEW_PARTNER, REQUESTER"})
    void to_the_other_side_of_whoever_proposed_or_refused_a_day(String party, String to) {
        assertThat(MailPolicy.recipients(step(StepType.EFFECTIVE_DATE_PROPOSED, party)))
                .extracting(recipient -> recipient.kind().name())
                .containsExactly(to);
        assertThat(MailPolicy.recipients(step(StepType.EFFECTIVE_DATE_REFUSED, party)))
                .extracting(recipient -> recipient.kind().name())
                .containsExactly(to);
        assertThat(MailPolicy.recipients(step(StepType.EFFECTIVE_DATE_AGREED, party)))
                .hasSize(2);
    }

    private static Step step(StepType type, String party) {
        var change = new PartnerChange(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new PartnerChange.NewPartner(UUID.randomUUID(), "Noordzee Licenties BV"),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                party,
                null,
                null,
                null,
                null,
                party);
        return Step.of(type, "cause", Set.of(), Instant.EPOCH, change);
    }

    @Test
    void to_the_old_partner_only_when_it_may_hear_of_it() {
        assertThat(MailPolicy.recipients(step(StepType.COMPLETED, null, null, Set.of())))
                .hasSize(2);
        assertThat(MailPolicy.recipients(step(StepType.COMPLETED, null, null, Set.of(OLD_PARTNER))))
                .contains(Recipient.changeContactOf(OLD_PARTNER));
    }

    private static Step step(StepType type, String kind, Integer day, Set<UUID> audience) {
        var change = new PartnerChange(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new PartnerChange.NewPartner(UUID.randomUUID(), "Noordzee Licenties BV"),
                List.of(new PartnerChange.OldPartner(OLD_PARTNER)),
                List.of(new PartnerChange.License("8100001", null)),
                null,
                null,
                null,
                null,
                null,
                kind,
                day,
                null,
                null,
                null);
        return Step.of(type, "cause", audience, Instant.EPOCH, change);
    }
}
