package dev.sluice.attribution.association;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.operations.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes the state of associations again, for copies that were lost. */
@ApplicationScoped
class AssociationStates implements StateTopic {

    private final Associations associations;
    private final Announcements announcements;
    private final BusinessClock clock;

    AssociationStates(Associations associations, Announcements announcements, BusinessClock clock) {
        this.associations = associations;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return AssociationEvent.STATE;
    }

    @Override
    public List<String> subjects(@Nullable String after, int limit) {
        return associations.ids(after == null ? Optional.empty() : id(after), limit).stream()
                .map(UUID::toString)
                .toList();
    }

    /** In the order of ids: two calls never wait for each other. */
    @Override
    public int republish(Collection<String> subjects) {
        var found = subjects.stream()
                .flatMap(subject -> id(subject).stream())
                .sorted()
                .flatMap(id -> associations.locked(id).stream())
                .toList();
        found.forEach(association -> announcements.tellState(association, clock.now(association.customerTenantId())));
        return found.size();
    }

    private static Optional<UUID> id(String subject) {
        try {
            return Optional.of(UUID.fromString(subject));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
