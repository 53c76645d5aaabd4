package dev.sluice.stack.launch;

import dev.sluice.stack.process.Ports;
import dev.sluice.stack.services.Cache;
import dev.sluice.stack.services.Service;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How a stack is to be started. */
public record Plan(Map<Service, Integer> ports, boolean productionClock, Cache cache) {

    /** The usual ports, and a free one in place of each that is taken. */
    public static Plan usual(boolean productionClock) {
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            ports.put(service, Ports.preferably(service.usualPort()));
        }
        return new Plan(ports, productionClock, Cache.USED);
    }

    public static Plan onFreePorts() {
        var free = Ports.free(Service.values().length);
        return on(free, false);
    }

    public static Plan on(List<Integer> numbers, boolean productionClock) {
        var ports = new EnumMap<Service, Integer>(Service.class);
        var remaining = numbers.iterator();
        for (var service : Service.values()) {
            ports.put(service, remaining.next());
        }
        return new Plan(ports, productionClock, Cache.USED);
    }

    /** The same, but each service leaves the cache that makes its next start faster. */
    Plan training() {
        return new Plan(ports, productionClock, Cache.MADE);
    }

    String deploymentKind() {
        return productionClock ? "PRODUCTION" : "SANDBOX";
    }
}
