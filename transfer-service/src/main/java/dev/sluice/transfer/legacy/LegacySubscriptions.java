package dev.sluice.transfer.legacy;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All legacy subscriptions. */
@ApplicationScoped
public class LegacySubscriptions {

    private final Sql sql;

    LegacySubscriptions(Sql sql) {
        this.sql = sql;
    }

    public Optional<LegacySubscription> find(String id) {
        return sql.first(
                LegacySubscriptions::subscription,
                "select * from legacy_subscription where id = ?",
                LegacySubscription.normal(id));
    }

    public Optional<LegacySubscription> find(UUID place) {
        return sql.first(LegacySubscriptions::subscription, "select * from legacy_subscription where place = ?", place);
    }

    public List<LegacySubscription> all(Collection<String> ids) {
        return sql.list(
                LegacySubscriptions::subscription,
                "select * from legacy_subscription where id = any (?) order by id",
                ids);
    }

    /** What a customer has with a partner, and is not gone. */
    public List<LegacySubscription> of(UUID customer, UUID partner) {
        return sql.list(
                LegacySubscriptions::subscription,
                "select * from legacy_subscription where partner_tenant_id = ? and customer_tenant_id = ? and status <> 'DELETED' order by created, place",
                partner,
                customer);
    }

    /** Until this transaction ends, nobody else changes it or decides what becomes of it. */
    public Optional<LegacySubscription> lock(String id) {
        return sql.first(
                LegacySubscriptions::subscription,
                "select * from legacy_subscription where id = ? for no key update",
                LegacySubscription.normal(id));
    }

    /** In the order of their ids, so that nobody waits in a circle. */
    public void lockAll(Collection<String> ids) {
        sql.list(
                row -> row.getString("id"),
                "select id from legacy_subscription where id = any (?) order by id for no key update",
                ids);
    }

    /** False while somebody else holds it. */
    public boolean lockUnlessHeld(UUID place) {
        return sql.first(
                        row -> true,
                        "select id from legacy_subscription where place = ? for no key update skip locked",
                        place)
                .isPresent();
    }

    /** The first adds to the second, or to something that does. */
    boolean hangsOn(String part, String whole) {
        return sql.first(row -> true, """
                        with recursive above (id) as (
                            select base_subscription_id from legacy_subscription where id = ?
                            union
                            select l.base_subscription_id from legacy_subscription l join above on l.id = above.id)
                        select 1 from above where id = ?
                        """, part, whole).isPresent();
    }

    /** There is one of New Commerce with this id. */
    boolean isTaken(String id) {
        return LegacySubscription.isUuid(id)
                && sql.first(row -> true, "select 1 from csp_subscription where id = ?", UUID.fromString(id))
                        .isPresent();
    }

    /** What went over to another partner goes on there, as another subscription. */
    boolean isHandedOver(String id) {
        return sql.first(row -> true, "select 1 from legacy_subscription where predecessor_id = ?", id)
                .isPresent();
    }

    /** Those that have state, in the order of their ids. */
    List<String> after(String id, int limit) {
        return sql.list(
                row -> row.getString("id"),
                "select id from legacy_subscription where id > ? order by id limit ?",
                id,
                limit);
    }

    /** Active add-ons of a subscription, and add-ons of these: the same partner's for the same customer, nobody else's. */
    public List<LegacySubscription> addOnsOf(LegacySubscription base) {
        return addOnsOf(List.of(base.id())).getOrDefault(base.id(), List.of());
    }

    /** The same, whether active or not; what is gone is left out. */
    public List<LegacySubscription> partsOf(LegacySubscription base) {
        return partsOf(List.of(base.id())).getOrDefault(base.id(), List.of());
    }

    /** By base; those that have none are left out. */
    public Map<String, List<LegacySubscription>> addOnsOf(Collection<String> bases) {
        var active = new HashMap<String, List<LegacySubscription>>();
        partsOf(bases).forEach((base, parts) -> {
            var found = parts.stream().filter(LegacySubscription::isActive).toList();
            if (!found.isEmpty()) {
                active.put(base, found);
            }
        });
        return active;
    }

    private Map<String, List<LegacySubscription>> partsOf(Collection<String> bases) {
        return sql.list(row -> Map.entry(row.getString("base"), subscription(row)), """
                with recursive part (base, id) as (
                    select base_subscription_id, id from legacy_subscription where base_subscription_id = any (?)
                    union
                    select part.base, l.id from legacy_subscription l join part on l.base_subscription_id = part.id)
                select part.base, l.* from part
                join legacy_subscription b on b.id = part.base
                join legacy_subscription l on l.id = part.id and l.id <> part.base
                    and l.customer_tenant_id = b.customer_tenant_id and l.partner_tenant_id = b.partner_tenant_id
                where l.status <> 'DELETED' order by part.base, l.id
                """, bases).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * Which subscriptions are wanted.
     *
     * @param dueBefore terms whose last day is before this one: they end with its beginning at the latest
     * @param own and {@code other}: of the partner that asks, of other partners
     */
    public record Wanted(
            UUID partner, @Nullable UUID customer, @Nullable Instant dueBefore, boolean own, boolean other) {}

    /** Of the customers that a partner serves; those that are gone are left out. */
    public Page<LegacySubscription> list(Wanted wanted, PageRequest page) {
        var after = page.after();
        var rows = sql.list(
                LegacySubscriptions::subscription,
                """
                select l.* from served_customer served
                join legacy_subscription l on l.customer_tenant_id = served.customer_tenant_id
                where served.partner_tenant_id = ? and served.customer_tenant_id = coalesce(?, served.customer_tenant_id)
                    and (?::timestamptz is null or l.term_end <= ?)
                    and (l.partner_tenant_id = served.partner_tenant_id and ? or l.partner_tenant_id <> served.partner_tenant_id and ?)
                    and l.status <> 'DELETED' and (l.created, l.place) > (?, ?)
                order by l.created, l.place limit ?
                """,
                wanted.partner(),
                wanted.customer(),
                wanted.dueBefore(),
                wanted.dueBefore(),
                wanted.own(),
                wanted.other(),
                after.created(),
                after.id(),
                page.pageSize() + 1);
        return Page.of(rows, page, LegacySubscription::place);
    }

    void put(LegacySubscription subscription) {
        sql.run(
                """
                insert into legacy_subscription (id, place, created, customer_tenant_id, partner_tenant_id, offer_id, status,
                    status_since, purchased_on, term_end, renewal_day, term_duration, billing_cycle, quantity, promotion, segment, trial,
                    base_subscription_id, auto_renew, partner_id_on_record, begun_on, partner_since, predecessor_id, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                    partner_tenant_id = excluded.partner_tenant_id, offer_id = excluded.offer_id, status = excluded.status,
                    status_since = excluded.status_since, purchased_on = excluded.purchased_on, term_end = excluded.term_end,
                    renewal_day = excluded.renewal_day, term_duration = excluded.term_duration, billing_cycle = excluded.billing_cycle, quantity = excluded.quantity,
                    promotion = excluded.promotion, segment = excluded.segment, trial = excluded.trial,
                    base_subscription_id = excluded.base_subscription_id, auto_renew = excluded.auto_renew,
                    partner_id_on_record = excluded.partner_id_on_record, begun_on = excluded.begun_on,
                    partner_since = excluded.partner_since, version = excluded.version
                """,
                subscription.id(),
                subscription.place().id(),
                subscription.place().created(),
                subscription.customerTenantId(),
                subscription.partnerTenantId(),
                subscription.offerId(),
                subscription.status(),
                subscription.statusSince(),
                subscription.purchasedOn(),
                subscription.termEnd(),
                subscription.renewalDay(),
                subscription.termDuration(),
                subscription.billingCycle().spelling(),
                subscription.quantity(),
                subscription.promotion(),
                subscription.segment(),
                subscription.trial(),
                subscription.baseSubscriptionId(),
                subscription.autoRenew(),
                subscription.partnerIdOnRecord(),
                subscription.tenure().begunOn(),
                subscription.tenure().partnerSince(),
                subscription.tenure().predecessorId(),
                subscription.version());
    }

    void move(String id, SubscriptionStatus status, Instant since, Instant termEnd, @Nullable UUID migration) {
        sql.run("""
                update legacy_subscription
                set status = ?, status_since = ?, term_end = ?, migration_id = ?, version = version + 1
                where id = ?
                """, status, since, termEnd, migration, id);
    }

    /** The place of its next state record. */
    long nextState(String id) {
        return sql.first(
                        row -> row.getLong(1),
                        "update legacy_subscription set state_sequence = state_sequence + 1 where id = ? returning state_sequence",
                        id)
                .orElseThrow();
    }

    private static LegacySubscription subscription(ResultSet row) throws SQLException {
        return new LegacySubscription(
                new Position(requireNonNull(Sql.instant(row, "created")), row.getObject("place", UUID.class)),
                row.getString("id"),
                row.getObject("customer_tenant_id", UUID.class),
                row.getObject("partner_tenant_id", UUID.class),
                row.getObject("offer_id", UUID.class),
                SubscriptionStatus.valueOf(row.getString("status")),
                requireNonNull(Sql.instant(row, "status_since")),
                row.getObject("purchased_on", LocalDate.class),
                requireNonNull(Sql.instant(row, "term_end")),
                row.getInt("renewal_day"),
                Term.valueOf(row.getString("term_duration")),
                BillingCycle.of(row.getString("billing_cycle")),
                row.getInt("quantity"),
                row.getBoolean("promotion"),
                Segment.valueOf(row.getString("segment")),
                row.getBoolean("trial"),
                row.getString("base_subscription_id"),
                row.getBoolean("auto_renew"),
                row.getString("partner_id_on_record"),
                row.getObject("migration_id", UUID.class),
                new Tenure(
                        row.getObject("begun_on", LocalDate.class),
                        requireNonNull(Sql.instant(row, "partner_since")),
                        row.getString("predecessor_id")),
                row.getLong("version"));
    }
}
