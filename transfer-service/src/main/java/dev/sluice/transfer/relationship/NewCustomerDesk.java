package dev.sluice.transfer.relationship;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.relationship.Relationship.Bond;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** A partner brings a customer that nobody knows yet; the registry adopts it. */
@ApplicationScoped
@Transactional
public class NewCustomerDesk {

    private final RelationshipLedger ledger;
    private final Directory directory;
    private final Markets markets;
    private final News news;
    private final RelationshipAudit audit;
    private final RelationshipConfig config;
    private final BusinessClock clock;

    NewCustomerDesk(
            RelationshipLedger ledger,
            Directory directory,
            Markets markets,
            News news,
            RelationshipAudit audit,
            RelationshipConfig config,
            BusinessClock clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.markets = markets;
        this.news = news;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    public CreatedCustomer create(Caller caller, NewCustomer entry) {
        var now = clock.now();
        var market = markets.require(entry.country(), now, "/country");
        var partner = directory.requirePartner(caller);
        if (!Market.mayServe(partner.region(), market.region())) {
            throw outOfRegion(partner.region(), market);
        }
        var customer = TimeOrderedId.next();
        directory.expectCustomer(customer);
        var bond =
                new Bond(RelationshipType.RESELLER, new PartnerRef(partner.tenantId(), partner.name()), customer, null);
        var relationship = ledger.begin(bond, null, now);
        var name = entry.name().strip();
        var domains = entry.domains().stream().map(String::strip).distinct().toList();
        news.tell(
                relationship,
                new RelationshipEvent.CustomerRequested(
                        customer,
                        name,
                        entry.country(),
                        market.region(),
                        domains,
                        partner.tenantId(),
                        relationship.id()),
                now);
        audit.of(caller, "create_customer", relationship, null, now);
        return new CreatedCustomer(
                customer,
                name,
                entry.country(),
                market.region(),
                domains,
                RelationshipView.of(relationship, caller, config.agreementVisibilityDelay()));
    }

    private static Refusal outOfRegion(String region, Market market) {
        var violation = Violation.of(
                        "/country",
                        "CUSTOMER_OUT_OF_REGION",
                        "%s belongs to the region %s, you to %s.".formatted(market.name(), market.region(), region))
                .with(Remedy.of("CUSTOMER", "Ask a partner of the tenant's own region."));
        return new Refusal(Refusal.Kind.FORBIDDEN, violation.code(), violation.message(), List.of(violation))
                .with("realCode", "2030");
    }
}
