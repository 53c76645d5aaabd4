package dev.sluice.notification.endpoint;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How receivers fare. */
public interface Vitals {

    Map<UUID, Vital> of(Collection<UUID> endpoints);
}
