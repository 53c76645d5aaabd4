package dev.sluice.transfer.channel;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.channel.ChannelTransferConfig.ModifyUntil;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Until when a renewal may be changed. Binds at its instant, whether processing has begun or not. */
@ApplicationScoped
class CutOff {

    private final ModifyUntil modifyUntil;

    CutOff(ChannelTransferConfig config) {
        this.modifyUntil = config.modifyUntil();
    }

    /** What is held can be called off at any time: nothing will come of it by itself. What is processed has begun to be. */
    boolean isPast(ChannelTransfer transfer, Instant now) {
        return switch (transfer.state()) {
            case SCHEDULED -> !now.isBefore(at(transfer));
            case PROCESSING, COMPLETED, FAILED -> true;
            case HELD, CANCELED -> false;
        };
    }

    Instant at(ChannelTransfer transfer) {
        var endOfAgreement = transfer.eaEndDate().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return modifyUntil == ModifyUntil.AGREEMENT_END
                        && transfer.submittedAt().isBefore(endOfAgreement)
                ? endOfAgreement
                : transfer.schedule().notBefore();
    }

    /** @throws Refusal 409 once it is past */
    void check(ChannelTransfer transfer, String action, Instant now) {
        if (isPast(transfer, now)) {
            var violation = Violation.of(
                            null, "PROCESSING_STARTED", "It could be changed until %s.".formatted(at(transfer)))
                    .with(Remedy.of("PARTNER", "Change or cancel the new subscription within its first seven days."));
            throw new Refusal(Refusal.Kind.CONFLICT, violation.code(), violation.message(), List.of(violation))
                    .with("action", action)
                    .with("state", transfer.state())
                    .with("stateSince", transfer.stateSince());
        }
    }
}
