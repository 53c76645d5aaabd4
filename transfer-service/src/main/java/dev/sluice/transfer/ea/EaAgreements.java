package dev.sluice.transfer.ea;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.transfer.calendar.DayWindow;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads agreements by what renewals ask: whose customer, and when it ends. */
@ApplicationScoped
public class EaAgreements {

    private static final String COLUMNS = """
            a.id, a.created, a.agreement_id, a.customer_tenant_id, a.program, a.status, a.start_date, a.end_date, a.renewed,
            a.opt_out_date
            """;

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Sql sql;

    EaAgreements(Sql sql) {
        this.sql = sql;
    }

    public Optional<EaAgreement> find(String agreementId) {
        return sql.first(
                EaAgreements::agreement,
                "select " + COLUMNS + " from agreement a where agreement_id = ? and version > 0",
                agreementId);
    }

    public List<EaAgreement> all(Collection<String> agreementIds) {
        return sql.list(
                EaAgreements::agreement,
                "select " + COLUMNS + " from agreement a where agreement_id = any (?) and version > 0",
                agreementIds);
    }

    /**
     * Which agreements are wanted.
     *
     * @param visibleSince relationships that began later do not show agreements yet
     * @param endsAfter and {@code endsBefore}: both days included
     */
    public record Wanted(
            UUID partner,
            Instant visibleSince,
            DayWindow window,
            @Nullable UUID customer,
            @Nullable LocalDate endsAfter,
            @Nullable LocalDate endsBefore) {}

    /**
     * Not renewed; ending in the window, or running on in its extended period, or with a subscription that ends in it. The bounds are for
     * the end that counts.
     */
    public Page<EaAgreement> list(Wanted wanted, PageRequest page) {
        var after = page.after();
        var first = wanted.window().first();
        var last = wanted.window().last();
        var from = wanted.endsAfter() == null ? FIRST_DAY : wanted.endsAfter();
        var to = wanted.endsBefore() == null ? LAST_DAY : wanted.endsBefore();
        var rows = sql.list(
                EaAgreements::agreement,
                "select " + COLUMNS + """
                         from served_customer served
                        join agreement a on a.customer_tenant_id = served.customer_tenant_id
                        where served.partner_tenant_id = ? and served.since <= ?
                            and served.customer_tenant_id = coalesce(?, served.customer_tenant_id)
                            and a.version > 0 and a.program in ('EA', 'EAS') and not a.renewed
                            and (a.end_date between ? and ?
                                or a.end_date between ? and ? and a.opt_out_date >= ?
                                or exists (select 1 from ea_subscription s where s.agreement_id = a.agreement_id
                                    and s.end_date between ? and ?))
                            and (a.created, a.id) > (?, ?)
                        order by a.created, a.id limit ?
                        """,
                wanted.partner(),
                wanted.visibleSince(),
                wanted.customer(),
                later(first, from),
                earlier(last, to),
                from,
                earlier(last, to),
                first,
                later(first, from),
                earlier(last, to),
                after.created(),
                after.id(),
                page.pageSize() + 1);
        return Page.of(rows, page, EaAgreement::place);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static EaAgreement agreement(ResultSet row) throws SQLException {
        return new EaAgreement(
                new Position(Objects.requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                row.getString("agreement_id"),
                row.getObject("customer_tenant_id", UUID.class),
                row.getString("program"),
                row.getString("status"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("end_date", LocalDate.class),
                row.getBoolean("renewed"),
                row.getObject("opt_out_date", LocalDate.class));
    }
}
