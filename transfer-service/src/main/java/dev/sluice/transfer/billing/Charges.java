package dev.sluice.transfer.billing;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Every line, written once. */
@ApplicationScoped
public class Charges {

    private static final String IN_MONTH = """
            booked_on >= ? and booked_on < ? and (booked_on, id) > (?::date, ?) order by booked_on, id limit ?
            """;

    private static final String OWN = "select * from charge where billed_to = ? and " + IN_MONTH;
    private static final String ALL = "select * from charge where ?::uuid is not null and " + IN_MONTH;

    private final Sql sql;

    Charges(Sql sql) {
        this.sql = sql;
    }

    /** Whose subscription a line is for, and who pays. */
    public record Account(
            UUID subscriptionId, UUID orderId, String origin, UUID customerTenantId, UUID billedTo, String sku) {}

    /** How many licences, for which days, at which price of a whole billing period. */
    public record Item(
            LocalDate from, LocalDate to, int quantity, BigDecimal unitPrice, BigDecimal amount, String currency) {}

    public void book(ChargeKind kind, Account account, Item item, LocalDate bookedOn) {
        sql.write(
                """
                insert into charge (id, kind, subscription_id, order_id, origin, customer_tenant_id, billed_to, sku, booked_on,
                    from_day, to_day, quantity, unit_price, amount, currency)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                TimeOrderedId.next(),
                kind,
                account.subscriptionId(),
                account.orderId(),
                account.origin(),
                account.customerTenantId(),
                account.billedTo(),
                account.sku(),
                bookedOn,
                item.from(),
                item.to(),
                item.quantity(),
                item.unitPrice(),
                kind == ChargeKind.REFUND ? item.amount().negate() : item.amount(),
                item.currency());
    }

    /** In the order in which they were booked; an operator sees all. */
    Page<Charge> list(Caller caller, YearMonth month, PageRequest page) {
        var rows = after(caller, month, page.after(), page.pageSize() + 1);
        return Page.of(rows, page, Charges::place);
    }

    List<Charge> after(Caller caller, YearMonth month, Position after, int limit) {
        return sql.list(
                Charges::charge,
                caller.isOperator() ? ALL : OWN,
                caller.tenant(),
                month.atDay(1),
                month.plusMonths(1).atDay(1),
                LocalDate.ofInstant(after.created(), ZoneOffset.UTC),
                after.id(),
                limit);
    }

    static Position place(Charge charge) {
        return new Position(charge.bookedOn().atStartOfDay().toInstant(ZoneOffset.UTC), charge.id());
    }

    private static Charge charge(ResultSet row) throws SQLException {
        return new Charge(
                row.getObject("id", UUID.class),
                ChargeKind.valueOf(row.getString("kind")),
                row.getObject("subscription_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("origin"),
                row.getObject("customer_tenant_id", UUID.class),
                row.getObject("billed_to", UUID.class),
                row.getString("sku"),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getInt("quantity"),
                row.getBigDecimal("unit_price"),
                row.getBigDecimal("amount"),
                row.getString("currency"));
    }
}
