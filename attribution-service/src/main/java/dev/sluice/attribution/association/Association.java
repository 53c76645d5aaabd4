package dev.sluice.attribution.association;

import dev.sluice.platform.paging.Position;
import dev.sluice.platform.tenancy.Caller;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner associated with a customer's agreement from {@code from}, included, until {@code until}, excluded. Empty, when
 * later facts showed that it never was: it was published, so it is not simply gone.
 *
 * @param recognition by the rules in force at {@code from}, as is {@code incentiveEligible}
 */
public record Association(
        UUID id,
        Unit unit,
        UUID partnerTenantId,
        UUID customerTenantId,
        Instant from,
        @Nullable Instant until,
        boolean recognition,
        boolean incentiveEligible,
        int ruleSet,
        Instant created,
        long version) {

    public AssociationType type() {
        return unit.type();
    }

    public String source() {
        return unit.source();
    }

    public @Nullable String subscriptionId() {
        return unit.subscriptionId();
    }

    public @Nullable String agreementId() {
        return unit.agreementId();
    }

    public @Nullable String workload() {
        return unit.workload();
    }

    boolean isEmpty() {
        return from.equals(until);
    }

    boolean isNamed() {
        return unit.kind() == UnitKind.NAMED;
    }

    boolean isSeenBy(Caller caller) {
        return switch (caller.type()) {
            case OPERATOR -> true;
            case CUSTOMER -> caller.belongsTo(customerTenantId);
            case PARTNER -> caller.belongsTo(partnerTenantId);
            case ADVISER -> false;
        };
    }

    Position place() {
        return new Position(created, id);
    }

    Association lasting(Instant newFrom, @Nullable Instant newUntil, RuleSet rules) {
        return new Association(
                id,
                unit,
                partnerTenantId,
                customerTenantId,
                newFrom,
                newUntil,
                rules.recognises(type()),
                rules.makesEligible(type()),
                rules.id(),
                created,
                version + 1);
    }

    /** As if it never was. */
    Association withdrawn() {
        return new Association(
                id,
                unit,
                partnerTenantId,
                customerTenantId,
                from,
                from,
                recognition,
                incentiveEligible,
                ruleSet,
                created,
                version + 1);
    }

    /** With the answers of these rules. */
    Association under(RuleSet rules) {
        return new Association(
                id,
                unit,
                partnerTenantId,
                customerTenantId,
                from,
                until,
                rules.recognises(type()),
                rules.makesEligible(type()),
                rules.id(),
                created,
                version);
    }

    boolean covers(Period period) {
        return from.equals(period.from()) && Objects.equals(until, period.until());
    }
}
