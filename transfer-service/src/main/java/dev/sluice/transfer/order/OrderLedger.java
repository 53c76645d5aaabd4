package dev.sluice.transfer.order;

import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Takes in what was taken over from another channel: there is nothing left to do about it. */
@ApplicationScoped
public class OrderLedger {

    private final Orders orders;
    private final OrderNews news;

    OrderLedger(Orders orders, OrderNews news) {
        this.orders = orders;
        this.news = news;
    }

    /** @param flow what it follows from */
    public void placed(NewOrder taken, UUID subscription, UUID flow, Instant now) {
        var order = new Order(taken, now);
        news.tell(order, order.place(subscription, now), flow, now);
        orders.add(order);
        news.keep(Caller.system("orders"), "place_order", order, null, now);
    }
}
