package dev.sluice.notification.mail;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person wants by mail: said by anybody of its tenant; the trail says by whom. */
@ApplicationScoped
@Transactional
public class PreferenceDesk {

    private final ContactPreferences preferences;
    private final AuditTrail audit;
    private final BusinessClock clock;

    PreferenceDesk(ContactPreferences preferences, AuditTrail audit, BusinessClock clock) {
        this.preferences = preferences;
        this.audit = audit;
        this.clock = clock;
    }

    public ContactPreference get(Caller caller, String email) {
        return preferences
                .find(caller.tenant(), email)
                .orElseThrow(() -> Refusal.unknown("contact preference", "of this address"));
    }

    public ContactPreference put(
            Caller caller, String email, boolean mail, @Nullable String language, @Nullable IfMatch ifMatch) {
        var before = preferences.find(caller.tenant(), email);
        before.ifPresentOrElse(known -> IfMatch.require(ifMatch, known.version()), () -> IfMatch.requireNone(ifMatch));
        var after = new ContactPreference(
                caller.tenant(),
                email.toLowerCase(Locale.ROOT),
                mail,
                language,
                before.map(ContactPreference::version).orElse(0L) + 1);
        if (!preferences.put(after)) {
            throw Refusal.conflict("CHANGED_MEANWHILE", "Someone else changed this at the same moment. Read it again.");
        }
        audit.record(caller, change(caller, before.orElse(null), after), clock.now());
        return after;
    }

    /** Without the address: the trail is kept longer than a person may want. */
    private static Change change(Caller caller, @Nullable ContactPreference before, ContactPreference after) {
        return new Change(
                "change_contact_preference",
                "contact_preference",
                caller.tenant().toString(),
                null,
                null,
                before == null ? null : Wish.of(before),
                Wish.of(after),
                Set.of(caller.tenant()));
    }

    /** What of it stands in the trail. */
    private record Wish(boolean mail, @Nullable String language) {

        static Wish of(ContactPreference preference) {
            return new Wish(preference.mail(), preference.language());
        }
    }
}
