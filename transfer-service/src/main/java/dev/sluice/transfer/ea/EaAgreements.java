package dev.sluice.transfer.ea;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.transfer.calendar.DayWindow;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
    private final Together together;

    EaAgreements(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    public Optional<EaAgreement> find(String agreementId) {
        return together.once(
                List.of(EaAgreements.class, agreementId),
                () -> sql.first(
                        EaAgreements::agreement,
                        "select " + COLUMNS + " from agreement a where agreement_id = ? and version > 0",
                        agreementId));
    }

    /** Reads them at once, for those who look for one after the other. */
    public void readAhead(Collection<String> agreementIds) {
        all(agreementIds)
                .forEach(found -> together.know(List.of(EaAgreements.class, found.agreementId()), Optional.of(found)));
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
     * Not renewed; ending in the window, or running on in its extended period, or with a subscription that ends in it; in the order of
     * their ends. The bounds are for the end that counts.
     */
    public Page<EaAgreement> list(Wanted wanted, PageRequest page) {
        var window = wanted.window();
        var from = wanted.endsAfter() == null ? FIRST_DAY : wanted.endsAfter();
        var until = earlier(window.last(), wanted.endsBefore() == null ? LAST_DAY : wanted.endsBefore());
        var since = later(window.first(), from);
        var parameters = new ArrayList<Object>();
        parameters.addAll(List.of(since, until));
        keySet(parameters, page);
        parameters.addAll(List.of(from, until, window.first()));
        keySet(parameters, page);
        parameters.addAll(List.of(since, until));
        keySet(parameters, page);
        parameters.addAll(List.of(wanted.partner(), wanted.visibleSince()));
        if (wanted.customer() != null) {
            parameters.add(wanted.customer());
        }
        parameters.add(page.pageSize() + 1);
        var rows = sql.list(EaAgreements::agreement, statement(wanted.customer() != null), parameters.toArray());
        return Page.of(rows, page, EaAgreements::place);
    }

    /** Each kind by an index in its order, customer by customer. */
    private static String statement(boolean ofOneCustomer) {
        return """
                select a.* from served_customer served cross join lateral (
                    (select %1$s, a.end_date as day from agreement a
                     where a.customer_tenant_id = served.customer_tenant_id and %2$s and a.end_date between ? and ?
                        and (a.end_date, a.id) > (?, ?)
                     order by a.end_date, a.id limit ?)
                    union
                    (select %1$s, a.end_date as day from agreement a
                     where a.customer_tenant_id = served.customer_tenant_id and %2$s and a.end_date between ? and ?
                        and a.opt_out_date is not null and a.opt_out_date >= ? and (a.end_date, a.id) > (?, ?)
                     order by a.end_date, a.id limit ?)
                    union
                    (select distinct %1$s, coalesce(a.end_date, date '1970-01-01') as day
                     from ea_subscription s join agreement a on a.agreement_id = s.agreement_id
                     where a.customer_tenant_id = served.customer_tenant_id and %2$s and s.end_date between ? and ?
                        and (coalesce(a.end_date, date '1970-01-01'), a.id) > (?, ?)
                     order by day, a.id limit ?)) a
                where served.partner_tenant_id = ? and served.since <= ? %3$s
                order by a.day, a.id limit ?
                """.formatted(
                        COLUMNS,
                        "a.version > 0 and a.program in ('EA', 'EAS') and not a.renewed",
                        ofOneCustomer ? "and served.customer_tenant_id = ?" : "");
    }

    private static void keySet(List<Object> parameters, PageRequest page) {
        var after = page.after();
        parameters.add(LocalDate.ofInstant(after.created(), ZoneOffset.UTC));
        parameters.add(after.id());
        parameters.add(page.pageSize() + 1);
    }

    /** What has no end of its own comes first. */
    private static Position place(EaAgreement agreement) {
        var end = agreement.endDate();
        var day = end == null ? Instant.EPOCH : end.atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Position(day, agreement.place().id());
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
