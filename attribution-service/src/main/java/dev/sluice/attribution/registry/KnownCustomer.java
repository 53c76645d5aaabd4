package dev.sluice.attribution.registry;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A registered customer. */
public record KnownCustomer(UUID tenantId, String name, String country, String segment, List<String> domains) {

    public KnownCustomer {
        domains = List.copyOf(domains);
    }

    public boolean owns(String domain) {
        var wanted = domain.strip().toLowerCase(Locale.ROOT);
        return domains.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(wanted));
    }
}
