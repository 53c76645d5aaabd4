package dev.sluice.transfer.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.calendar.DeadlineView;
import dev.sluice.transfer.promotion.Promotion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as a party sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        UUID id,
        @JsonUnwrapped OrderFacts facts,
        String name,
        Instant stateSince,
        Instant orderedAt,
        @Nullable UUID subscriptionId,
        @Nullable String partnerIdOnRecord,
        @Nullable String promotionId,
        @Nullable Promotion promotion,
        @Nullable String failureCode,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** Where to go from here, within this service. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(String self, @Nullable String subscription) {}

    static OrderView of(Order order, @Nullable Promotion promotion, Caller caller, Instant now) {
        var subscription = order.subscriptionId();
        var isOpen = order.state() == OrderState.SCHEDULED && now.isBefore(startOf(order));
        var mayAct = isOpen && order.isOwner(caller) && caller.hasAny(List.of("admin-agent", "sales-agent"));
        return new OrderView(
                order.id(),
                order.facts(),
                order.name(),
                order.stateSince(),
                order.orderedAt(),
                subscription,
                order.partnerIdOnRecord(),
                order.promotionId(),
                promotion,
                order.failureCode(),
                mayAct ? List.of("cancel") : List.of(),
                isOpen ? List.of(new DeadlineView("CANCELLATION", startOf(order), "PARTNER")) : List.of(),
                new Links(
                        "/v1/orders/" + order.id(), subscription == null ? null : "/v1/subscriptions/" + subscription),
                order.version());
    }

    static Instant startOf(Order order) {
        return order.startDate().atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
