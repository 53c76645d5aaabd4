package dev.sluice.attribution.association;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers what a caller may know of associations: customers their own, partners their own, operators all. */
@ApplicationScoped
public class AssociationDesk {

    private final Sql sql;
    private final Associations associations;
    private final RuleSets ruleSets;
    private final BusinessClock clock;

    AssociationDesk(Sql sql, Associations associations, RuleSets ruleSets, BusinessClock clock) {
        this.sql = sql;
        this.associations = associations;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    /** With the answers of the rules in force at the instant that is asked for, now by default. */
    public Page<Association> asAnswered(Caller caller, AssociationFilter filter, PageRequest page) {
        var at = filter.asOf() == null ? clock.now() : filter.asOf();
        var rules = ruleSets.book();
        return list(caller, filter, page).map(each -> each.under(rules.answering(each, at)));
    }

    /** @throws Refusal 404 to who is no party of it */
    public Association get(Caller caller, UUID id) {
        var now = clock.now();
        return associations
                .find(id)
                .filter(found -> !found.isEmpty() && found.isSeenBy(caller))
                .map(found -> found.under(ruleSets.book().answering(found, now)))
                .orElseThrow(() -> Refusal.unknown("association", id));
    }

    /** As it was told, also when it turned out never to have been. */
    public Association told(UUID id) {
        return associations.find(id).orElseThrow(() -> Refusal.unknown("association", id));
    }

    private Page<Association> list(Caller caller, AssociationFilter filter, PageRequest page) {
        var text = new StringBuilder("select a.* from association a");
        var parameters = new ArrayList<@Nullable Object>();
        if (caller.isOperator()) {
            text.append(" where (a.created, a.id) > (?, ?)");
        } else {
            text.append("""
                     join association_party p on p.id = a.id
                    where p.tenant_id = ? and p.role = ? and (p.created, p.id) > (?, ?)""");
            parameters.add(caller.tenant());
            parameters.add(caller.type().name());
        }
        parameters.add(page.after().created());
        parameters.add(page.after().id());
        narrow(text, parameters, " and a.customer_tenant_id = ?", filter.customerTenantId());
        narrow(text, parameters, " and a.subscription_id = ?", filter.subscriptionId());
        narrow(text, parameters, " and a.agreement_id = ?", filter.agreementId());
        narrow(text, parameters, " and a.partner_tenant_id = ?", filter.partnerTenantId());
        narrow(text, parameters, " and a.begins_at <= ?", filter.asOf());
        narrow(text, parameters, " and (a.ends_at is null or a.ends_at > ?)", filter.asOf());
        text.append(" and a.ends_at is distinct from a.begins_at");
        text.append(caller.isOperator() ? " order by a.created, a.id limit ?" : " order by p.created, p.id limit ?");
        parameters.add(page.pageSize() + 1);
        return Page.of(
                sql.list(Associations::association, text.toString(), parameters.toArray()), page, Association::place);
    }

    private static void narrow(
            StringBuilder text, List<@Nullable Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            text.append(condition);
            parameters.add(value);
        }
    }
}
