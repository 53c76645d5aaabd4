package dev.sluice.cocp.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is partner of record after the registry has spoken. Until a change has completed the registry decides; afterwards it may
 * only correct, with a reason. A correction counts from the same instant as what it corrects.
 */
record PartnerOfRecordPolicy() {

    /**
     * @param named the PCN that the registry names, absent when it names none
     * @param tenant of the partner registered with that PCN, if there is one
     */
    record Situation(
            Optional<Agreement> before,
            @Nullable String named,
            @Nullable UUID tenant,
            boolean correction,
            @Nullable LocalDate startDate,
            Instant now) {}

    boolean contradicts(Situation situation) {
        return situation.named() != null
                && !situation.correction()
                && situation
                        .before()
                        .filter(Agreement::partnerOwned)
                        .map(Agreement::partnerOfRecord)
                        .filter(present -> !present.pcn().equals(situation.named()))
                        .isPresent();
    }

    @Nullable
    PartnerOfRecord decide(Situation situation) {
        var before = situation.before().map(Agreement::partnerOfRecord);
        var owned = situation.before().map(Agreement::partnerOwned).orElse(false);
        if (situation.named() == null) {
            return owned ? before.orElse(null) : null;
        }
        if (owned && before.isPresent()) {
            return new PartnerOfRecord(
                    situation.named(), situation.tenant(), before.get().since());
        }
        return new PartnerOfRecord(situation.named(), situation.tenant(), start(situation, before));
    }

    /** An agreement without a first day is served from the moment it is first told. */
    private static Instant start(Situation situation, Optional<PartnerOfRecord> before) {
        var startDate = situation.startDate();
        if (startDate != null) {
            return startDate.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return before.map(PartnerOfRecord::since).orElse(situation.now());
    }
}
