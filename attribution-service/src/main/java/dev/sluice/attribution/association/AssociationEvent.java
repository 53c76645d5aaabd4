package dev.sluice.attribution.association;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the world is told of associations. */
sealed interface AssociationEvent extends Event {

    String EVENTS = "attribution.credit-events.v1";
    String STATE = "attribution.association-state.v1";

    /** What all of them say; {@code until} is absent while it lasts. */
    record Shape(
            UUID associationId,
            String type,
            UUID partnerTenantId,
            UUID customerTenantId,
            @Nullable String subscriptionId,
            @Nullable String agreementId,
            @Nullable String workload,
            boolean recognition,
            boolean incentiveEligible,
            String source,
            Instant from,
            @Nullable Instant until) {

        static Shape of(Association association, @Nullable Instant until) {
            return new Shape(
                    association.id(),
                    association.type().name(),
                    association.partnerTenantId(),
                    association.customerTenantId(),
                    association.subscriptionId(),
                    association.agreementId(),
                    association.workload(),
                    association.recognition(),
                    association.incentiveEligible(),
                    association.source(),
                    association.from(),
                    until);
        }
    }

    /** Begins, or begins at another instant than was told before, or goes on after an end that was told before. */
    record Added(@JsonUnwrapped Shape association, Instant effectiveAt) implements AssociationEvent {

        static Added of(Association association) {
            return new Added(Shape.of(association, null), association.from());
        }

        @Override
        public String topic() {
            return EVENTS;
        }

        @Override
        public String type() {
            return "association.added.v1";
        }
    }

    /** Ends, or ends at another instant than was told before. With {@code until} equal to {@code from} it never was. */
    record Ended(@JsonUnwrapped Shape association, Instant effectiveAt) implements AssociationEvent {

        static Ended of(Association association) {
            return new Ended(Shape.of(association, association.until()), Objects.requireNonNull(association.until()));
        }

        @Override
        public String topic() {
            return EVENTS;
        }

        @Override
        public String type() {
            return "association.ended.v1";
        }
    }

    /** The whole public state. */
    record Changed(@JsonUnwrapped Shape association, long version) implements AssociationEvent {

        static Changed of(Association association) {
            return new Changed(Shape.of(association, association.until()), association.version());
        }

        @Override
        public String topic() {
            return STATE;
        }

        @Override
        public String type() {
            return "association.changed.v1";
        }
    }
}
