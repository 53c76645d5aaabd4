package dev.sluice.cocp.selection;

import dev.sluice.cocp.partner.PartnerDesk;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every act on a selection begins and ends with. Of racing acts exactly one wins: the row is locked first. */
@ApplicationScoped
class Acts {

    private final Selections selections;
    private final SelectionParties parties;
    private final SelectionNews news;
    private final SelectionDeadlines deadlines;
    private final SelectionAudit audit;
    private final PartnerDesk partners;
    private final BusinessClock clock;

    Acts(
            Selections selections,
            SelectionParties parties,
            SelectionNews news,
            SelectionDeadlines deadlines,
            SelectionAudit audit,
            PartnerDesk partners,
            BusinessClock clock) {
        this.selections = selections;
        this.parties = parties;
        this.news = news;
        this.deadlines = deadlines;
        this.audit = audit;
        this.partners = partners;
        this.clock = clock;
    }

    /** An act under way. */
    record Act(Selection selection, Party party, Caller caller, SelectionAudit.Snapshot before, Instant now) {

        Actor actor() {
            return switch (party) {
                case CUSTOMER -> Actor.CUSTOMER;
                case ADVISER -> Actor.ADVISER;
                case PARTNER -> Actor.PARTNER;
                case OPERATOR -> Actor.SYSTEM;
            };
        }
    }

    /** For acts that change the selection as a whole. */
    Act begin(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var act = begin(caller, id);
        IfMatch.objection(ifMatch, act.selection().version()).ifPresent(stale -> {
            var standing = act.selection().standing(act.now());
            throw stale.with("state", standing.state()).with("stateSince", standing.since());
        });
        return act;
    }

    Act begin(Caller caller, UUID id) {
        var selection = selections.lock(id).orElseThrow(() -> Refusal.unknown("selection", id));
        var party = party(selection, caller);
        var now = clock.now(selection.customerTenantId());
        catchUp(selection, now);
        return new Act(selection, party, caller, SelectionAudit.snapshot(selection), now);
    }

    void finish(Act act, String operation, @Nullable String why, List<Announcement> told) {
        audit.of(act.caller(), operation, act.selection(), why, act.before(), act.now());
        settle(act.selection(), told);
    }

    /** Makes it so: rows that refer to the selection need it in the database. */
    void settle(Selection selection, List<Announcement> told) {
        selections.flush();
        parties.follow(selection);
        deadlines.follow(selection);
        news.tell(selection, told);
    }

    /** What is due by now happens first, at its own instant. */
    void catchUp(Selection selection, Instant now) {
        var before = SelectionAudit.snapshot(selection);
        var told = selection.catchUp(now);
        if (selection.state() != before.state()) {
            audit.of(Caller.system("deadlines"), "end_selection_period", selection, null, before, now);
            settle(selection, told);
        }
    }

    Instant now(Selection selection) {
        return clock.now(selection.customerTenantId());
    }

    /** For looking only. */
    Selection visible(Caller caller, UUID id) {
        var selection = selections.findByIdOptional(id).orElseThrow(() -> Refusal.unknown("selection", id));
        party(selection, caller);
        return selection;
    }

    /** @throws Refusal 404 to strangers; 403 to an adviser that has become a partner */
    Party party(Selection selection, Caller caller) {
        var party = selection.partyOf(caller).orElseThrow(() -> Refusal.unknown("selection", selection.id()));
        if (party == Party.ADVISER && partners.find(caller.tenant()).isPresent()) {
            throw Refusal.forbidden(
                    "ADVISER_NOT_INDEPENDENT", "You are registered as a partner by now: advisers are independent.");
        }
        return party;
    }
}
