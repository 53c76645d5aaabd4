package dev.sluice.transfer.contact;

import dev.sluice.platform.operations.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the present addresses again, so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
class ContactTopic implements StateTopic {

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
        return contacts.after(after == null ? new UUID(0, 0) : UUID.fromString(after), limit).stream()
                .map(UUID::toString)
                .toList();
    }

    @Override
    public int republish(Collection<String> subjects) {
        var known = contacts.next(StateTopic.ids(subjects));
        known.forEach(desk::tell);
        return known.size();
    }
}
