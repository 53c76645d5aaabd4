package dev.sluice.cocp.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Tells the present addresses again, so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
public class ContactTopic {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Contacts contacts;
    private final ContactDesk desk;

    ContactTopic(Contacts contacts, ContactDesk desk) {
        this.contacts = contacts;
        this.desk = desk;
    }

    /** The subjects after {@code last} in their order, or the first ones when it is empty. */
    public List<String> subjectsAfter(String last, int limit) {
        var after = last.isEmpty() ? BEFORE_ALL : UUID.fromString(last);
        return contacts.after(after, limit).stream().map(UUID::toString).toList();
    }

    /** Each as a new record of its stream. */
    public void publish(List<String> subjects) {
        subjects.forEach(subject -> contacts.next(UUID.fromString(subject)).ifPresent(desk::tell));
    }
}
