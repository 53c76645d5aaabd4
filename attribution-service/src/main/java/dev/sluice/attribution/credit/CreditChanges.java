package dev.sluice.attribution.credit;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A credit goes on by its clock or is revoked, and its partner is told. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class CreditChanges {

    static final String AGGREGATE = "credit";
    static final String GRANTED = "CREDIT_GRANTED";
    static final String VISIBLE = "CREDIT_VISIBLE";
    static final String GROUND_ENDS = "CREDIT_GROUND_ENDS";

    private final Credits credits;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final CreditConfig config;

    CreditChanges(Credits credits, Deadlines deadlines, Outbox outbox, CreditConfig config) {
        this.credits = credits;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.config = config;
    }

    /** The ground stands, {@code until} absent: for all that is known. */
    void follow(Credit credit, @Nullable Instant until, Instant now) {
        var next = credit.stateAt(now, config.refreshDay());
        if (credit.state() != next) {
            credits.change(credit.becoming(next, now, null));
            var wasGranted = credit.state() == CreditState.GRANTED || credit.state() == CreditState.VISIBLE;
            if (next != CreditState.PENDING && !wasGranted) {
                tell(credit, new CreditEvent.Granted(CreditEvent.Shape.of(credit), credit.effectiveAt()), now);
            }
        }
        deadlines.withdraw(AGGREGATE, credit.id());
        var due = new ArrayList<Deadline>();
        if (next == CreditState.PENDING) {
            due.add(deadline(credit, GRANTED, credit.effectiveAt()));
        }
        if (next != CreditState.VISIBLE) {
            due.add(deadline(credit, VISIBLE, credit.visibleAt(config.refreshDay())));
        }
        if (until != null) {
            due.add(deadline(credit, GROUND_ENDS, until));
        }
        deadlines.set(due);
    }

    void revoke(Credit credit, String reason, Instant at) {
        if (!credit.isRevoked()) {
            credits.change(credit.becoming(CreditState.REVOKED, at, reason));
            deadlines.withdraw(AGGREGATE, credit.id());
            tell(credit, new CreditEvent.Revoked(CreditEvent.Shape.of(credit), reason, at), at);
        }
    }

    private void tell(Credit credit, CreditEvent event, Instant at) {
        outbox.publish(
                event,
                new Announced(
                        credit.id().toString(),
                        credits.nextEvent(credit.id()),
                        credit.customerTenantId(),
                        Set.<UUID>of(credit.partnerTenantId()),
                        at));
    }

    private static Deadline deadline(Credit credit, String kind, Instant at) {
        return new Deadline(AGGREGATE, credit.id(), kind, "", at, "PARTNER", Set.of(credit.partnerTenantId()));
    }
}
