package dev.sluice.attribution.revenue;

import dev.sluice.platform.imports.ImportKind;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** {@code exchange-rates}: what thresholds and dashboards convert by. A file that comes again changes nothing. */
@ApplicationScoped
class ExchangeRateImport implements ImportKind<ExchangeRateEntry> {

    private final RevenueDesk desk;

    ExchangeRateImport(RevenueDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "exchange-rates";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:operations");
    }

    @Override
    public Class<ExchangeRateEntry> row() {
        return ExchangeRateEntry.class;
    }

    @Override
    public void apply(ExchangeRateEntry row, Caller caller) {
        desk.learn(row);
    }
}
