package dev.sluice.cocp.agreement;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What entries about agreements come to. Pure; told all that they refer to.
 *
 * @param known those that entries are about, locked
 * @param customers those of the customers that entries name which exist
 * @param partners by PCN, of those that entries name
 */
record AgreementLedger(Map<String, Agreement> known, Set<UUID> customers, Map<String, UUID> partners, Instant now) {

    static final String ID_FORM = "[A-Za-z0-9-]{1,64}";
    static final String ID_WORDS = "has 1 to 64 letters, digits and hyphens";

    private static final PartnerOfRecordPolicy PARTNER_OF_RECORD = new PartnerOfRecordPolicy();
    private static final String OWNED = "PARTNER_OF_RECORD_OWNED";

    /** An agreement as it was and is, and why. */
    record Registered(Optional<Agreement> before, Agreement after, AgreementEntry entry) {

        boolean isChange() {
            return before.filter(after::saysTheSameAs).isEmpty();
        }
    }

    Optional<Agreement> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** @throws Refusal 400 with every reason */
    static void checkShape(String id, AgreementEntry entry, Instant now) {
        var violations = new ArrayList<Violation>();
        if (!id.matches(ID_FORM)) {
            violations.add(Violation.of("agreementId", "INVALID_VALUE", ID_WORDS));
        }
        if (entry.endsBeforeItStarts()) {
            violations.add(Violation.of("/endDate", "INVALID_VALUE", "must not be before startDate"));
        }
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        entry.days()
                .forEach((pointer, day) ->
                        Horizon.REGISTERED.objectsTo(pointer, day, today).ifPresent(violations::add));
        if (!violations.isEmpty()) {
            throw Refusal.malformed(violations);
        }
    }

    /** @throws Refusal with every reason */
    Registered enter(String id, AgreementEntry entry) {
        checkShape(id, entry, now);
        var before = find(id);
        var named = entry.normalPcn();
        var situation = new PartnerOfRecordPolicy.Situation(
                before,
                named,
                named == null ? null : partners.get(named),
                entry.correctionReason() != null,
                entry.startDate(),
                now);
        check(id, entry, situation);
        return new Registered(before, agreement(id, entry, before, PARTNER_OF_RECORD.decide(situation), now), entry);
    }

    private void check(String id, AgreementEntry entry, PartnerOfRecordPolicy.Situation situation) {
        var objections = new ArrayList<Violation>();
        if (PARTNER_OF_RECORD.contradicts(situation)) {
            objections.add(Violation.of(
                            "/currentPartnerPcn",
                            OWNED,
                            "contradicts the partner of record that a completed change decided")
                    .with(Remedy.of("REGISTRY", "Leave currentPartnerPcn out, or give a correctionReason.")));
        }
        if (!customers.contains(entry.customerTenantId())) {
            objections.add(Violation.of(
                            "/customerTenantId",
                            "CUSTOMER_UNKNOWN",
                            "No customer %s is registered.".formatted(entry.customerTenantId()))
                    .with(Remedy.of("REGISTRY", "Register the customer first.")));
        }
        if (!objections.isEmpty()) {
            throw refusal(id, objections);
        }
    }

    private static Refusal refusal(String id, List<Violation> objections) {
        return objections.getFirst().code().equals(OWNED)
                ? new Refusal(
                        Refusal.Kind.CONFLICT,
                        OWNED,
                        "A change of partner has completed on %s; its partner of record is not decided by the registry."
                                .formatted(id),
                        objections)
                : Refusal.refused("CUSTOMER_UNKNOWN", "The customer of this agreement is not registered.", objections);
    }

    private static Agreement agreement(
            String id,
            AgreementEntry entry,
            Optional<Agreement> before,
            @Nullable PartnerOfRecord partner,
            Instant now) {
        return new Agreement(
                id,
                entry.customerTenantId(),
                entry.program(),
                entry.billing(),
                entry.status(),
                statusSince(entry.status(), before, now),
                entry.startDate(),
                entry.endDate(),
                Boolean.TRUE.equals(entry.mseds()),
                Boolean.TRUE.equals(entry.renewed()),
                entry.extendedPeriodTerm(),
                partner,
                before.map(Agreement::partnerOwned).orElse(false),
                before.map(known -> known.version() + 1).orElse(1L));
    }

    /** That an agreement which is over goes by another name moves nothing. */
    private static @Nullable Instant statusSince(AgreementStatus status, Optional<Agreement> before, Instant now) {
        var same = before.filter(known -> known.status().isOver() == status.isOver());
        return same.isPresent() ? same.get().statusSince() : now;
    }
}
