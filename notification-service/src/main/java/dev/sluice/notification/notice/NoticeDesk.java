package dev.sluice.notification.notice;

import dev.sluice.notification.language.Language;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a person does with notices. */
@ApplicationScoped
@Transactional
public class NoticeDesk {

    private final Notices notices;
    private final Wording wording;
    private final AuditTrail audit;
    private final BusinessClock clock;

    NoticeDesk(Notices notices, Wording wording, AuditTrail audit, BusinessClock clock) {
        this.notices = notices;
        this.wording = wording;
        this.audit = audit;
        this.clock = clock;
    }

    public Page<Wording.Worded> page(Caller caller, boolean onlyUnread, Language language, PageRequest page) {
        return Page.of(
                wording.of(notices.page(caller, onlyUnread, page), caller.tenant(), language),
                page,
                worded -> worded.notice().position());
    }

    /** Reading it again changes nothing. */
    public Wording.Worded read(Caller caller, UUID id, Language language) {
        var before = notices.require(caller, id);
        if (before.read().isEmpty()) {
            notices.read(caller, id, clock.now());
            audit.record(
                    caller,
                    new Change(
                            "read_notice",
                            "notice",
                            id.toString(),
                            before.customerTenantId().orElse(null),
                            null,
                            Map.of("read", false),
                            Map.of("read", true),
                            Set.of(caller.tenant())),
                    clock.now());
        }
        return wording.of(List.of(notices.require(caller, id)), caller.tenant(), language)
                .getFirst();
    }
}
