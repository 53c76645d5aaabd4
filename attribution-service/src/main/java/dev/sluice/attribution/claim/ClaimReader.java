package dev.sluice.attribution.claim;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows claims to those whom they concern. */
@ApplicationScoped
@Transactional
public class ClaimReader {

    private final Claims claims;
    private final ClaimViews views;
    private final BusinessClock clock;

    ClaimReader(Claims claims, ClaimViews views, BusinessClock clock) {
        this.claims = claims;
        this.views = views;
        this.clock = clock;
    }

    public ClaimView get(Caller caller, UUID id) {
        return claims.findByIdOptional(id)
                .filter(found -> LockedClaims.isSeenBy(caller, found))
                .map(found -> views.of(caller, List.of(found)).getFirst())
                .orElseThrow(() -> Refusal.unknown("claim", id));
    }

    public Page<ClaimView> list(Caller caller, @Nullable ClaimState state, PageRequest page) {
        return shown(caller, claims.list(caller, state, page, clock.now()));
    }

    /** What waits for a reviewer, the clock that runs out first in front. */
    public Page<ClaimView> queue(Caller caller, PageRequest page) {
        return shown(caller, claims.queue(page));
    }

    private Page<ClaimView> shown(Caller caller, Page<UUID> page) {
        return new Page<>(views.of(caller, claims.inOrder(page.items())), page.nextPageToken());
    }
}
