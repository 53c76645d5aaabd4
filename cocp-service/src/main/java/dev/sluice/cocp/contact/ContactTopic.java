package dev.sluice.cocp.contact;

import dev.sluice.cocp.database.Uuids;
import dev.sluice.platform.operations.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the present addresses again, so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
public class ContactTopic implements StateTopic {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Contacts contacts;
    private final ContactDesk desk;

    ContactTopic(Contacts contacts, ContactDesk desk) {
        this.contacts = contacts;
        this.desk = desk;
    }

    @Override
    public String topic() {
        return ContactChanged.TOPIC;
    }

    @Override
    public List<String> subjects(@Nullable String after, int limit) {
        var last = after == null ? BEFORE_ALL : UUID.fromString(after);
        return contacts.after(last, limit).stream().map(UUID::toString).toList();
    }

    @Override
    public int republish(Collection<String> subjects) {
        var known = subjects.stream()
                .sorted()
                .map(Uuids::find)
                .flatMap(Optional::stream)
                .map(contacts::next)
                .flatMap(Optional::stream)
                .toList();
        desk.tell(known);
        return known.size();
    }
}
