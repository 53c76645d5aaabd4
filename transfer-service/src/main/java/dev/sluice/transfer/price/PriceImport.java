package dev.sluice.transfer.price;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.imports.ImportKind;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Prices in bulk; what says nothing new changes nothing. */
@ApplicationScoped
class PriceImport implements ImportKind<PriceRow> {

    private final PriceList prices;
    private final AuditTrail audit;
    private final BusinessClock clock;

    PriceImport(PriceList prices, AuditTrail audit, BusinessClock clock) {
        this.prices = prices;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "price-list";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<PriceRow> row() {
        return PriceRow.class;
    }

    @Override
    public void apply(PriceRow row, Caller caller) {
        var before = prices.at(row);
        var isKnown = before.filter(known -> known.unitPrice().compareTo(row.unitPrice()) == 0
                        && known.currency().equals(row.currency()))
                .isPresent();
        if (!isKnown) {
            prices.put(row);
            var id = String.join(
                    "/",
                    row.sku(),
                    row.market(),
                    row.termDuration(),
                    row.billingCycle(),
                    row.from().toString());
            audit.record(
                    caller,
                    new Change("set_price", "price", id, null, null, before.orElse(null), row, Set.of()),
                    clock.now());
        }
    }
}
