package dev.sluice.attribution.credit;

import dev.sluice.attribution.registry.Partners;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a partner may know of its credits. */
@ApplicationScoped
@Transactional
public class CreditDesk {

    private final Credits credits;
    private final Partners partners;
    private final CreditConfig config;

    CreditDesk(Credits credits, Partners partners, CreditConfig config) {
        this.credits = credits;
        this.partners = partners;
        this.config = config;
    }

    /** @throws Refusal 404 to who is no part of it */
    public Page<Credit> list(Caller caller, UUID partner, @Nullable CreditState state, PageRequest page) {
        var isItsOwn = caller.isOperator() || caller.belongsTo(partner);
        if (!isItsOwn || partners.find(partner).isEmpty()) {
            throw Refusal.unknown("partner", partner);
        }
        return credits.list(partner, state, page);
    }

    /** @throws Refusal 404 to who is no part of it */
    public Credit get(Caller caller, UUID id) {
        return credits.find(id)
                .filter(found -> caller.isOperator() || caller.belongsTo(found.partnerTenantId()))
                .orElseThrow(() -> Refusal.unknown("credit", id));
    }

    public int refreshDay() {
        return config.refreshDay();
    }
}
