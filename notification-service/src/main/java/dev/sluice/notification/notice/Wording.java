package dev.sluice.notification.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.change.Facts;
import dev.sluice.notification.change.Party;
import dev.sluice.notification.change.StepType;
import dev.sluice.notification.change.Words;
import dev.sluice.notification.directory.Contacts;
import dev.sluice.notification.directory.TenantNames;
import dev.sluice.notification.language.Language;
import dev.sluice.notification.news.NewsType;
import dev.sluice.notification.news.NewsWording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts notices into words when they are read: in the reader's language, with the names that are known by then. */
@ApplicationScoped
public class Wording {

    private final TenantNames names;
    private final Contacts contacts;
    private final ObjectMapper json;

    Wording(TenantNames names, Contacts contacts, ObjectMapper json) {
        this.names = names;
        this.contacts = contacts;
        this.json = json;
    }

    /** A notice and what it says. */
    public record Worded(Notice notice, String title, String text) {}

    /** @param reader tenant of whoever reads them */
    List<Worded> of(List<Notice> notices, UUID reader, Language language) {
        var tenants = notices.stream()
                .flatMap(notice -> NewsWording.tenants(notice.facts()).stream())
                .collect(Collectors.toSet());
        var known = names.of(tenants);
        var unreachable = contacts.unreachable(notices.stream()
                .filter(notice -> notice.type().equals(StepType.REQUESTED.eventType()))
                .map(Notice::subject)
                .toList());
        return notices.stream()
                .map(notice -> StepType.of(notice.type())
                        .map(type -> change(type, notice, known, language, unreachable))
                        .orElseGet(() -> news(notice, reader, known, language)))
                .toList();
    }

    private Worded change(
            StepType type, Notice notice, Map<UUID, String> known, Language language, Set<String> unreachable) {
        var wording = new ChangeWording(language.texts(NoticeTexts.class));
        var words = Words.of(facts(notice), known, language);
        var party = notice.party() == null ? Party.CUSTOMER : notice.party();
        var alone = type == StepType.REQUESTED && party == Party.CUSTOMER && unreachable.contains(notice.subject());
        return new Worded(notice, wording.title(type, party, words), wording.text(words, alone));
    }

    private static Worded news(Notice notice, UUID reader, Map<UUID, String> known, Language language) {
        var wording = NewsWording.in(language, known);
        var type = NewsType.of(notice.type())
                .orElseThrow(() -> new IllegalStateException("nobody has words for " + notice.type()));
        return new Worded(notice, wording.title(type, notice.facts(), reader), wording.text(type, notice.facts()));
    }

    private Facts facts(Notice notice) {
        try {
            return json.treeToValue(notice.facts(), Facts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
