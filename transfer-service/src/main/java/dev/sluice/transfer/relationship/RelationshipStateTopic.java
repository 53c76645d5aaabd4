package dev.sluice.transfer.relationship;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.operations.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the state of relationships again, so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
class RelationshipStateTopic implements StateTopic {

    private final Relationships relationships;
    private final News news;
    private final BusinessClock clock;

    RelationshipStateTopic(Relationships relationships, News news, BusinessClock clock) {
        this.relationships = relationships;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return RelationshipChanged.TOPIC;
    }

    @Override
    public List<String> subjects(@Nullable String after, int limit) {
        return relationships.after(after == null ? new UUID(0, 0) : UUID.fromString(after), limit).stream()
                .map(UUID::toString)
                .toList();
    }

    @Override
    public int republish(Collection<String> subjects) {
        var known = subjects.stream()
                .sorted()
                .flatMap(RelationshipStateTopic::id)
                .map(relationships::lock)
                .flatMap(Optional::stream)
                .toList();
        known.forEach(relationship -> news.tellState(relationship, clock.now()));
        relationships.flush();
        return known.size();
    }

    private static Stream<UUID> id(String subject) {
        try {
            return Stream.of(UUID.fromString(subject));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
