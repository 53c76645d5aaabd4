package dev.sluice.transfer.order;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.promotion.Promotions;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Partners buy from the catalogue, today or some days ahead, and call off what has not begun. */
@ApplicationScoped
@Transactional
public class OrderDesk {

    private final Orders orders;
    private final OrderChecks checks;
    private final OrderDeadlines deadlines;
    private final OrderNews news;
    private final Seats seats;
    private final Promotions promotions;
    private final BusinessClock clock;

    OrderDesk(
            Orders orders,
            OrderChecks checks,
            OrderDeadlines deadlines,
            OrderNews news,
            Seats seats,
            Promotions promotions,
            BusinessClock clock) {
        this.orders = orders;
        this.checks = checks;
        this.deadlines = deadlines;
        this.news = news;
        this.seats = seats;
        this.promotions = promotions;
        this.clock = clock;
    }

    public OrderView order(Caller caller, OrderEntry entry) {
        var now = clock.now();
        var id = TimeOrderedId.next();
        var order = new Order(checks.check(caller, id, entry, now), now);
        news.tell(order, order.scheduled(), id, now);
        orders.add(order);
        seats.hold(order.customerTenantId(), order.sku(), id, order.quantity());
        deadlines.scheduled(order, now);
        news.keep(caller, "schedule_order", order, null, now);
        return view(order, caller, now);
    }

    public OrderView get(Caller caller, UUID id) {
        return orders.findByIdOptional(id)
                .filter(found -> found.isSeenBy(caller))
                .map(found -> view(found, caller, clock.now()))
                .orElseThrow(() -> Refusal.unknown("order", id));
    }

    public Page<OrderView> list(Caller caller, PageRequest page) {
        var now = clock.now();
        var found = orders.list(caller, page);
        var promised = promotions.find(found.items().stream()
                .flatMap(order -> Stream.ofNullable(order.promotionId()))
                .distinct()
                .toList());
        return found.map(order -> {
            var promotion = order.promotionId();
            return OrderView.of(order, promotion == null ? null : promised.get(promotion), caller, now);
        });
    }

    /** Until its day begins; what begins today has begun. */
    public OrderView cancel(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var order =
                orders.lock(id).filter(found -> found.isOwner(caller)).orElseThrow(() -> Refusal.unknown("order", id));
        IfMatch.honour(ifMatch, order.version());
        var now = clock.now();
        if (order.state() != OrderState.SCHEDULED) {
            throw conflict(order, "ACTION_NOT_ALLOWED_IN_STATE", "It is %s.".formatted(order.state()));
        }
        if (!now.isBefore(OrderView.startOf(order))) {
            throw conflict(order, "PROCESSING_STARTED", "It could be canceled until " + OrderView.startOf(order) + ".");
        }
        var before = order.facts();
        news.tell(order, order.cancel(now), id, now);
        seats.release(id);
        deadlines.withdraw(order);
        news.keep(caller, "cancel_order", order, before, now);
        orders.flush();
        return view(order, caller, now);
    }

    private OrderView view(Order order, Caller caller, Instant now) {
        var promotion = Optional.ofNullable(order.promotionId())
                .flatMap(promotions::find)
                .orElse(null);
        return OrderView.of(order, promotion, caller, now);
    }

    private static Refusal conflict(Order order, String code, String message) {
        var violation = Violation.of(null, code, message).with(Remedy.of("CALLER", "Do one of allowedActions."));
        return new Refusal(Refusal.Kind.CONFLICT, code, message, List.of(violation))
                .with("action", "cancel")
                .with("state", order.state())
                .with("stateSince", order.stateSince());
    }
}
