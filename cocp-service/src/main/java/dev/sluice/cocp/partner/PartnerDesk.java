package dev.sluice.cocp.partner;

import dev.sluice.cocp.region.RegionDesk;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases around partners. */
@ApplicationScoped
@Transactional
public class PartnerDesk {

    private final Partners partners;
    private final RegionDesk regions;
    private final PartnerStateTopic topic;
    private final List<PcnRegistered> listeners;
    private final AuditTrail audit;
    private final BusinessClock clock;

    PartnerDesk(
            Partners partners,
            RegionDesk regions,
            PartnerStateTopic topic,
            @All List<PcnRegistered> listeners,
            AuditTrail audit,
            BusinessClock clock) {
        this.partners = partners;
        this.regions = regions;
        this.topic = topic;
        this.listeners = listeners;
        this.audit = audit;
        this.clock = clock;
    }

    public Partner put(Caller caller, UUID tenant, PartnerEntry entry, @Nullable IfMatch ifMatch) {
        var now = clock.now();
        var region = regions.require(entry.country(), now);
        var before = partners.lock(tenant);
        before.ifPresentOrElse(known -> IfMatch.require(ifMatch, known.version()), () -> IfMatch.honour(ifMatch, 0));
        check(tenant, entry);
        var after = partner(tenant, entry, region.name(), before);
        if (before.isEmpty()) {
            partners.add(after, region, now);
        } else {
            partners.replace(after, region);
        }
        topic.tell(after);
        if (after.pcn() != null) {
            listeners.forEach(listener -> listener.registered(after.pcn(), tenant));
        }
        audit.record(
                caller,
                new Change(
                        before.isEmpty() ? "register_partner" : "replace_partner",
                        "partner",
                        tenant.toString(),
                        null,
                        null,
                        before.orElse(null),
                        after,
                        Set.of(tenant)),
                now);
        return after;
    }

    public Partner require(UUID tenant) {
        return partners.find(tenant).orElseThrow(() -> Refusal.unknown("partner", tenant));
    }

    public Page<Partner> list(@Nullable String pcn, @Nullable String name, PageRequest page) {
        return partners.list(pcn == null ? null : Pcn.normal(pcn), name, page);
    }

    public Optional<Partner> find(UUID tenant) {
        return partners.find(tenant);
    }

    public Optional<Partner> withPcn(String pcn) {
        return partners.withPcn(Pcn.normal(pcn));
    }

    private void check(UUID tenant, PartnerEntry entry) {
        var pcn = entry.normalPcn();
        if (pcn != null
                && partners.withPcn(pcn)
                        .filter(holder -> !holder.partnerTenantId().equals(tenant))
                        .isPresent()) {
            throw Refusal.conflict("PCN_TAKEN", "The PCN %s is registered for another partner.".formatted(pcn));
        }
        var provider = entry.indirectProviderTenantId();
        if (provider != null && partners.find(provider).isEmpty()) {
            throw Refusal.refused(
                    "PARTNER_UNKNOWN",
                    "The indirect provider is not registered.",
                    List.of(Violation.of(
                            "/indirectProviderTenantId",
                            "PARTNER_UNKNOWN",
                            "No partner %s is registered.".formatted(provider))));
        }
    }

    private static Partner partner(UUID tenant, PartnerEntry entry, String region, Optional<Partner> before) {
        return new Partner(
                tenant,
                entry.name().strip(),
                entry.normalPcn(),
                entry.partnerId(),
                entry.globalPartnerId(),
                entry.partnerTypes().stream().distinct().toList(),
                entry.country(),
                region,
                entry.authorized(),
                entry.mpaSigned(),
                entry.indirectProviderTenantId(),
                before.map(Partner::submitters).orElse(0),
                before.map(known -> known.version() + 1).orElse(1L));
    }
}
