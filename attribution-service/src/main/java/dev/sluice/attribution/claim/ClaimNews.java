package dev.sluice.attribution.claim;

import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** Tells what happened to claims; a claim is the flow of everything that follows from it. A draft is its partner's own. */
@ApplicationScoped
class ClaimNews {

    private final Outbox outbox;

    ClaimNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(Claim claim, ClaimEvent event, Instant at) {
        var id = claim.id().toString();
        var audience = claim.firstSubmittedAt() == null ? Set.of(claim.matter().partnerTenantId()) : event.audience();
        outbox.publish(
                event, new Announced(id, claim.nextSequence(), claim.matter().customerTenantId(), audience, at, id));
    }
}
