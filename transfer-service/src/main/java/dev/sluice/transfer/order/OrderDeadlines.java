package dev.sluice.transfer.order;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.provisioning.ProvisioningJobs;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What falls due for an order: its day, and the end of all attempts. */
@ApplicationScoped
class OrderDeadlines implements DueHandler, DeadlineWords {

    private static final String AGGREGATE = "order";
    private static final String START = "START";
    private static final String LIMIT = "COMPLETION";
    private static final Duration ATTEMPT_UNDER_WAY = Duration.ofMinutes(1);

    private final Deadlines deadlines;
    private final Orders orders;
    private final OrderNews news;
    private final ProvisioningJobs jobs;
    private final Seats seats;
    private final OrderConfig config;
    private final BusinessClock clock;

    OrderDeadlines(
            Deadlines deadlines,
            Orders orders,
            OrderNews news,
            ProvisioningJobs jobs,
            Seats seats,
            OrderConfig config,
            BusinessClock clock) {
        this.deadlines = deadlines;
        this.orders = orders;
        this.news = news;
        this.jobs = jobs;
        this.seats = seats;
        this.config = config;
        this.clock = clock;
    }

    /** What begins today begins now. */
    void scheduled(Order order, Instant now) {
        var start = OrderView.startOf(order);
        var begins = start.isAfter(now) ? start : now;
        deadlines.set(List.of(
                row(order, START, begins, "PARTNER"), row(order, LIMIT, begins.plus(config.limit()), "SYSTEM")));
    }

    void withdraw(Order order) {
        deadlines.withdraw(AGGREGATE, order.id());
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return orders.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var order = orders.findById(aggregateId);
        for (var row : rows) {
            if (order.state() == OrderState.SCHEDULED) {
                if (row.kind().equals(START)) {
                    jobs.add(OrderProvisioning.KIND, order.id(), row.dueAt());
                } else {
                    giveUp(order, row.dueAt());
                }
            }
        }
        orders.flush();
    }

    /** The first attempt is waited for, and one that is under way: what it makes must not be lost. */
    private void giveUp(Order order, Instant dueAt) {
        if (!jobs.giveUp(order.id())) {
            deadlines.set(List.of(row(order, LIMIT, clock.now().plus(ATTEMPT_UNDER_WAY), "SYSTEM")));
            return;
        }
        var before = order.facts();
        var code = order.failureCode();
        news.tell(order, order.fail(code == null ? "TIME_LIMIT_PASSED" : code, dueAt), order.id(), dueAt);
        seats.release(order.id());
        news.keep(Caller.system("orders"), "fail_order", order, before, dueAt);
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/orders/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return deadline.kind().equals(START)
                ? "The order is carried out; until then it can be canceled."
                : "The order fails unless it is carried out.";
    }

    private static Deadline row(Order order, String kind, Instant at, String who) {
        return new Deadline(AGGREGATE, order.id(), kind, "", at, who, order.parties());
    }
}
