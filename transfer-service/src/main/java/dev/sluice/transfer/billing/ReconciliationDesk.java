package dev.sluice.transfer.billing;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Shows partners what they are billed, month by month. */
@ApplicationScoped
@Transactional
public class ReconciliationDesk {

    private static final int PAGE_OF_A_FILE = 1000;

    private final Charges charges;

    ReconciliationDesk(Charges charges) {
        this.charges = charges;
    }

    public Page<ChargeView> list(Caller caller, YearMonth month, PageRequest page) {
        return charges.list(caller, month, page).map(ChargeView::of);
    }

    /** The first lines of a month's file. */
    public List<ChargeView> file(Caller caller, YearMonth month) {
        return charges.after(caller, month, Position.START, PAGE_OF_A_FILE).stream()
                .map(ChargeView::of)
                .toList();
    }

    /** Those after a line; empty when that was the last. */
    public List<ChargeView> fileAfter(Caller caller, YearMonth month, LocalDate bookedOn, UUID id) {
        var place = new Position(bookedOn.atStartOfDay().toInstant(ZoneOffset.UTC), id);
        return charges.after(caller, month, place, PAGE_OF_A_FILE).stream()
                .map(ChargeView::of)
                .toList();
    }
}
