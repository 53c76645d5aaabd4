package dev.sluice.attribution.designation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.UUID;

/** What a partner is told of its designations. */
sealed interface DesignationEvent extends Event {

    String TOPIC = "attribution.credit-events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }

    /** What all say; the status is the one after this. */
    record Shape(UUID designationId, UUID partnerTenantId, ScoredArea solutionArea, DesignationStatus status) {

        static Shape of(Designation designation) {
            return new Shape(designation.id(), designation.partnerTenantId(), designation.area(), designation.status());
        }
    }

    /** Its status is another one. */
    record Changed(@JsonUnwrapped Shape designation, DesignationStatus before, Instant effectiveAt)
            implements DesignationEvent {

        @Override
        public String type() {
            return "designation.changed.v1";
        }
    }

    /** Enrolled, or enrolled for another year. */
    record Enrolled(@JsonUnwrapped Shape designation, Instant enrolledUntil, boolean renewed, Instant effectiveAt)
            implements DesignationEvent {

        @Override
        public String type() {
            return "designation.enrolled.v1";
        }
    }

    /** It can be renewed from now on, and ends otherwise. */
    record RenewalDue(@JsonUnwrapped Shape designation, Instant renewBy, Instant effectiveAt)
            implements DesignationEvent {

        @Override
        public String type() {
            return "designation.renewal-due.v1";
        }
    }

    /** It was not renewed. */
    record Lapsed(@JsonUnwrapped Shape designation, Instant effectiveAt) implements DesignationEvent {

        @Override
        public String type() {
            return "designation.lapsed.v1";
        }
    }
}
