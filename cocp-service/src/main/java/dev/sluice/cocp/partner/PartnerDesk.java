package dev.sluice.cocp.partner;

import dev.sluice.cocp.partner.PartnerLedger.Registered;
import dev.sluice.cocp.region.RegionDesk;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.imports.Refusals;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
        var ledger = ledger(List.of(new PartnerRow(tenant, entry)));
        ledger.region(entry);
        ledger.find(tenant)
                .ifPresentOrElse(
                        known -> IfMatch.require(ifMatch, known.version()), () -> IfMatch.requireNone(ifMatch));
        var entered = ledger.enter(tenant, entry);
        settle(caller, List.of(entered));
        return entered.after();
    }

    /** Rows about different partners, in their order; what says nothing new changes nothing. */
    Map<Integer, Refusal> putAll(Caller caller, List<PartnerRow> rows) {
        var ledger = ledger(rows);
        var refusals = Refusals.collect(rows, row -> ledger.enter(row.partnerTenantId(), row.entry()));
        settle(caller, ledger.changes());
        return refusals;
    }

    private PartnerLedger ledger(List<PartnerRow> rows) {
        var entries = rows.stream().map(PartnerRow::entry).toList();
        var named = entries.stream()
                .map(PartnerEntry::normalPcn)
                .flatMap(Stream::ofNullable)
                .toList();
        partners.reserve(named);
        return new PartnerLedger(
                partners.lockAll(rows.stream().map(PartnerRow::partnerTenantId).toList()),
                partners.holders(named),
                partners.registered(entries.stream()
                        .map(PartnerEntry::indirectProviderTenantId)
                        .flatMap(Stream::ofNullable)
                        .toList()),
                regions.of(entries.stream().map(PartnerEntry::country).toList(), clock.now()));
    }

    private void settle(Caller caller, List<Registered> registered) {
        if (registered.isEmpty()) {
            return;
        }
        var now = clock.now();
        var partnersNow = registered.stream().map(Registered::after).toList();
        topic.tell(partnersNow, partners.put(registered, now));
        var holders = new HashMap<String, UUID>();
        for (var partner : partnersNow) {
            if (partner.pcn() != null) {
                holders.put(partner.pcn(), partner.partnerTenantId());
            }
        }
        listeners.forEach(listener -> listener.registered(holders));
        audit.recordAll(caller, registered.stream().map(PartnerDesk::change).toList(), now);
    }

    private static Change change(Registered registered) {
        var tenant = registered.after().partnerTenantId();
        return new Change(
                registered.before().isEmpty() ? "register_partner" : "replace_partner",
                "partner",
                tenant.toString(),
                null,
                null,
                registered.before().orElse(null),
                registered.after(),
                Set.of(tenant));
    }

    public Partner require(UUID tenant) {
        return partners.find(tenant).orElseThrow(() -> Refusal.unknown("partner", tenant));
    }

    public Page<Partner> list(@Nullable String pcn, @Nullable String name, PageRequest page) {
        return partners.list(pcn == null ? null : Pcn.normal(pcn), name, page);
    }

    /** Those that an agreement of a customer in this region may move to. */
    public Page<Partner> authorizedIn(String region, @Nullable String name, PageRequest page) {
        return partners.authorizedIn(region, name, page);
    }

    public Optional<Partner> find(UUID tenant) {
        return partners.find(tenant);
    }

    /** Who has these PCNs, which are in normal form; nobody else gets one before this transaction ends. */
    public Map<String, UUID> reservedHolders(Collection<String> pcns) {
        partners.reserve(pcns);
        return partners.holders(pcns);
    }

    public Optional<Partner> withPcn(String pcn) {
        return partners.withPcn(Pcn.normal(pcn));
    }
}
