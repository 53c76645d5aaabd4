package dev.sluice.attribution.credit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.UUID;

/** What a partner is told of its credits. */
sealed interface CreditEvent extends Event {

    String TOPIC = "attribution.credit-events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }

    /** What both say. */
    record Shape(
            UUID creditId,
            UUID partnerTenantId,
            UUID customerTenantId,
            String solutionArea,
            String metric,
            String product,
            String creditMonth,
            UUID associationId) {

        static Shape of(Credit credit) {
            return new Shape(
                    credit.id(),
                    credit.partnerTenantId(),
                    credit.customerTenantId(),
                    Credits.AREA,
                    Credits.METRIC,
                    credit.product(),
                    credit.month().toString(),
                    credit.associationId());
        }
    }

    /** Its month has begun. */
    record Granted(@JsonUnwrapped Shape credit, Instant effectiveAt) implements CreditEvent {

        @Override
        public String type() {
            return "credit.granted.v1";
        }
    }

    /** What it was given for is no more. */
    record Revoked(@JsonUnwrapped Shape credit, String reason, Instant effectiveAt) implements CreditEvent {

        @Override
        public String type() {
            return "credit.revoked.v1";
        }
    }
}
