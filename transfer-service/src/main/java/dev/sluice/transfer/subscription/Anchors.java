package dev.sluice.transfer.subscription;

import dev.sluice.platform.sql.Sql;
import dev.sluice.transfer.offer.Term;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** With what a new subscription of a customer may end. */
@ApplicationScoped
public class Anchors {

    private final Sql sql;

    Anchors(Sql sql) {
        this.sql = sql;
    }

    /** One of them by its id. */
    public record Named(UUID subscriptionId, CoTermination.Anchor anchor) {}

    /** The customer's active subscriptions with the partner, by id. */
    public List<Named> named(UUID customer, UUID partner) {
        return sql.list(
                row -> new Named(
                        row.getObject("id", UUID.class),
                        new CoTermination.Anchor(
                                Term.valueOf(row.getString("term_duration")),
                                row.getObject("term_end_date", LocalDate.class))),
                """
                select id, term_duration, term_end_date from csp_subscription
                where customer_tenant_id = ? and partner_tenant_id = ? and status = 'ACTIVE' order by id
                """,
                customer,
                partner);
    }

    /** When they end, and by which terms. */
    public List<CoTermination.Anchor> of(UUID customer, UUID partner) {
        return sql.list(
                row -> new CoTermination.Anchor(
                        Term.valueOf(row.getString("term_duration")), row.getObject("term_end_date", LocalDate.class)),
                """
                select distinct term_duration, term_end_date from csp_subscription
                where customer_tenant_id = ? and partner_tenant_id = ? and status = 'ACTIVE'
                """,
                customer,
                partner);
    }
}
