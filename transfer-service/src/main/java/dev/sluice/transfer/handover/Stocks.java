package dev.sluice.transfer.handover;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** All kinds of subscriptions at once. */
@ApplicationScoped
class Stocks {

    private final List<Stock> all;

    Stocks(@All List<Stock> all) {
        this.all = List.copyOf(all);
    }

    /** By id, with their add-ons: as they are now, and nobody else changes them until this transaction ends. */
    Map<String, Transferable> lock(Collection<String> ids, Instant now) {
        var named = new TreeSet<>(ids);
        all.forEach(stock -> stock.withAddOns(ids).forEach(found -> named.add(found.subscriptionId())));
        var locked = new LinkedHashMap<String, Transferable>();
        all.forEach(stock -> stock.lock(named, now).forEach(found -> locked.put(found.subscriptionId(), found)));
        return locked;
    }

    /** What a customer has with a partner that is not over. */
    List<Transferable> of(UUID customer, UUID partner) {
        return all.stream()
                .flatMap(stock -> stock.of(customer, partner).stream())
                .filter(found -> !found.status().isOver())
                .toList();
    }

    String pass(Transferable subscription, Stock.Destination to, Instant now) {
        return all.stream()
                .filter(stock -> stock.model() == subscription.model())
                .findFirst()
                .orElseThrow()
                .pass(subscription, to, now);
    }
}
