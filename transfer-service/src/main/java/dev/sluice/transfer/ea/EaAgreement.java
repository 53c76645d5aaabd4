package dev.sluice.transfer.ea;

import dev.sluice.platform.paging.Position;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as renewals need it.
 *
 * @param endDate absent where the programme knows none
 * @param optOutDate last day of its extended period; absent when it does not run on after its end
 */
public record EaAgreement(
        Position place,
        String agreementId,
        UUID customerTenantId,
        String program,
        String status,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        boolean renewed,
        @Nullable LocalDate optOutDate) {

    private static final Set<String> RENEWABLE = Set.of("EA", "EAS");

    public boolean isRenewableProgram() {
        return RENEWABLE.contains(program);
    }
}
