package dev.sluice.cocp.partner;

import dev.sluice.cocp.region.Region;
import dev.sluice.cocp.region.RegionDesk;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What entries come to, one after the other, each seeing what those before it changed. Pure; told all that they refer to. */
final class PartnerLedger {

    private static final String PCN_TAKEN = "PCN_TAKEN";

    private final Map<UUID, Partner> known;
    private final Map<String, UUID> holders;
    private final Set<UUID> registered;
    private final Map<String, Region> regions;
    private final List<Registered> entered = new ArrayList<>();

    /** A partner as it was and is. */
    record Registered(Optional<Partner> before, Partner after, Region region) {

        boolean isChange() {
            return before.filter(after::saysTheSameAs).isEmpty();
        }
    }

    /**
     * @param known those that entries are about, locked
     * @param holders of the PCNs that entries name
     * @param registered those of the providers that entries name which exist
     */
    PartnerLedger(
            Map<UUID, Partner> known, Map<String, UUID> holders, Set<UUID> registered, Map<String, Region> regions) {
        this.known = Map.copyOf(known);
        this.holders = new HashMap<>(holders);
        this.registered = new HashSet<>(registered);
        this.regions = Map.copyOf(regions);
    }

    Region region(PartnerEntry entry) {
        return RegionDesk.require(regions, entry.country());
    }

    Optional<Partner> find(UUID tenant) {
        return Optional.ofNullable(known.get(tenant));
    }

    /** What says something new. */
    List<Registered> changes() {
        return entered.stream().filter(Registered::isChange).toList();
    }

    /** @throws Refusal with every reason */
    Registered enter(UUID tenant, PartnerEntry entry) {
        var region = region(entry);
        check(tenant, entry);
        var before = find(tenant);
        var after = partner(tenant, entry, region.name(), before);
        before.map(Partner::pcn).ifPresent(holders::remove);
        if (after.pcn() != null) {
            holders.put(after.pcn(), tenant);
        }
        registered.add(tenant);
        entered.add(new Registered(before, after, region));
        return entered.getLast();
    }

    private void check(UUID tenant, PartnerEntry entry) {
        var objections = new ArrayList<Violation>();
        var pcn = entry.normalPcn();
        var holder = pcn == null ? null : holders.get(pcn);
        if (holder != null && !holder.equals(tenant)) {
            objections.add(
                    Violation.of("/pcn", PCN_TAKEN, "The PCN %s is registered for another partner.".formatted(pcn))
                            .with(Remedy.of("REGISTRY", "Correct the PCN of one of the two.")));
        }
        var provider = entry.indirectProviderTenantId();
        if (provider != null && !registered.contains(provider)) {
            objections.add(Violation.of(
                            "/indirectProviderTenantId",
                            "PARTNER_UNKNOWN",
                            "No partner %s is registered.".formatted(provider))
                    .with(Remedy.of("REGISTRY", "Register the provider first.")));
        }
        if (!objections.isEmpty()) {
            var first = objections.getFirst();
            var kind = first.code().equals(PCN_TAKEN) ? Refusal.Kind.CONFLICT : Refusal.Kind.REFUSED;
            throw new Refusal(kind, first.code(), first.message(), objections);
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
