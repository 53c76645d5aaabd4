package dev.sluice.cocp.selection;

import dev.sluice.cocp.customer.Customer;
import dev.sluice.cocp.selection.SelectionEvent.Facts;
import dev.sluice.cocp.selection.SelectionEvent.InvitedAs;
import dev.sluice.cocp.selection.SelectionEvent.InvitedPartner;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A customer's search for a partner. Each act is a verb, and each verb returns the events that tell it. */
@Entity
@Table(name = "selection")
public class Selection {

    @Id
    private UUID id;

    private UUID customerTenantId;
    private String customerName;
    private String customerRegion;
    private String name;

    @Convert(converter = JsonColumn.Texts.class)
    private List<String> agreementIds;

    private String needs;

    @Convert(converter = JsonColumn.Criteria.class)
    private List<Criterion> criteria;

    private int termMonths;
    private @Nullable Integer ordersPerYear;
    private Instant openedAt;
    private Instant quotationsDueAt;
    private Instant decideBy;

    @Enumerated(EnumType.STRING)
    private SelectionState state;

    private Instant stateSince;

    @Enumerated(EnumType.STRING)
    private @Nullable ClosedBecause closedBecause;

    private @Nullable UUID chosenPartnerTenantId;
    private @Nullable String notes;
    private @Nullable Instant notesAt;
    private long notesVersion;

    @OneToMany(mappedBy = "selection", cascade = CascadeType.PERSIST)
    @OrderBy("invitedAt, id")
    @BatchSize(size = 200)
    private List<Adviser> advisers = new ArrayList<>();

    @OneToMany(mappedBy = "selection", cascade = CascadeType.PERSIST)
    @OrderBy("invitedAt, id")
    @BatchSize(size = 200)
    private List<Invitation> invitations = new ArrayList<>();

    @Version
    private int version = 1;

    /** Events told so far. Counting makes each act a new version. */
    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Selection() {}

    Selection(UUID id, Customer customer, Opening opening, SelectionConfig config, Instant now) {
        this.id = id;
        this.customerTenantId = customer.customerTenantId();
        this.customerName = customer.name();
        this.customerRegion = customer.region();
        this.name = opening.name().strip();
        this.agreementIds = opening.agreementIds().stream().distinct().toList();
        this.needs = opening.needs();
        this.criteria = List.copyOf(opening.criteria());
        this.termMonths = opening.termMonths() == null ? config.termMonths() : opening.termMonths();
        this.ordersPerYear = opening.ordersPerYear();
        this.openedAt = now;
        this.quotationsDueAt =
                opening.quotationsDueAt() == null ? now.plus(config.quotationPeriod()) : opening.quotationsDueAt();
        this.decideBy = quotationsDueAt.plus(config.decisionPeriod());
        this.state = SelectionState.OPEN;
        this.stateSince = now;
    }

    List<Announcement> opened() {
        return List.of(tell(new SelectionEvent.Opened(facts()), Actor.CUSTOMER, openedAt, null));
    }

    List<Announcement> inviteAdviser(UUID tenant, Instant now) {
        requireIn("invite an adviser", SelectionState.OPEN, SelectionState.EVALUATION);
        advisers.add(new Adviser(this, tenant, now));
        return List.of(
                tell(new SelectionEvent.Invited(facts(), InvitedAs.ADVISER, null, tenant), Actor.CUSTOMER, now, null));
    }

    List<Announcement> invite(InvitedPartner partner, Actor actor, Instant now) {
        requireOpen();
        invitations.add(new Invitation(this, partner, now));
        return List.of(tell(
                new SelectionEvent.Invited(facts(), InvitedAs.PARTNER, partner, null), actor, now, partner.tenantId()));
    }

    List<Announcement> quote(Invitation invitation, Offer offer, @Nullable String contact, Instant now) {
        requireIn("quote", SelectionState.OPEN);
        invitation.quote(offer, contact, now);
        var event = new SelectionEvent.Quoted(facts(), invitation.partner(), invitation.revision());
        return List.of(tell(event, Actor.PARTNER, now, invitation.tenantId()));
    }

    void discuss(String words, Instant now) {
        requireIn("write notes", SelectionState.OPEN, SelectionState.EVALUATION);
        this.notes = words;
        this.notesAt = now;
        this.notesVersion++;
    }

    List<Announcement> choose(Invitation chosen, Instant now) {
        requireUndecided("choose a partner");
        moveTo(SelectionState.CHOSEN, now);
        this.chosenPartnerTenantId = chosen.tenantId();
        var told = new ArrayList<Announcement>();
        told.add(tell(new SelectionEvent.Chosen(facts(), chosen.partner()), Actor.CUSTOMER, now, chosen.tenantId()));
        told.addAll(dismiss(
                invitations.stream().filter(each -> !each.tenantId().equals(chosen.tenantId())),
                ClosedBecause.ANOTHER_PARTNER_CHOSEN,
                Actor.CUSTOMER,
                now));
        return told;
    }

    List<Announcement> callOff(Instant now) {
        requireUndecided("call it off");
        return close(ClosedBecause.CALLED_OFF, Actor.CUSTOMER, now);
    }

    /** What the clock has decided by now, at the instants it was due, however late it is noticed. */
    List<Announcement> catchUp(Instant now) {
        if (state == SelectionState.OPEN && !now.isBefore(quotationsDueAt)) {
            moveTo(SelectionState.EVALUATION, quotationsDueAt);
        }
        return state == SelectionState.EVALUATION && !now.isBefore(decideBy)
                ? close(ClosedBecause.NOT_DECIDED_IN_TIME, Actor.SYSTEM, decideBy)
                : List.of();
    }

    /** How it stands. */
    record Standing(
            SelectionState state, Instant since, @Nullable ClosedBecause closedBecause) {}

    /** How it stands by the clock, noticed or not. */
    Standing standing(Instant now) {
        if (state.isOver()) {
            return new Standing(state, stateSince, closedBecause);
        }
        if (!now.isBefore(decideBy)) {
            return new Standing(SelectionState.CLOSED, decideBy, ClosedBecause.NOT_DECIDED_IN_TIME);
        }
        return state == SelectionState.OPEN && !now.isBefore(quotationsDueAt)
                ? new Standing(SelectionState.EVALUATION, quotationsDueAt, null)
                : new Standing(state, stateSince, null);
    }

    private List<Announcement> close(ClosedBecause reason, Actor actor, Instant at) {
        moveTo(SelectionState.CLOSED, at);
        this.closedBecause = reason;
        return invitations.isEmpty()
                ? List.of(tell(new SelectionEvent.Closed(facts(), null, reason), actor, at, null))
                : dismiss(invitations.stream(), reason, actor, at);
    }

    /** One event for each partner: none learns of the others. */
    private List<Announcement> dismiss(Stream<Invitation> dismissed, ClosedBecause reason, Actor actor, Instant at) {
        return dismissed
                .map(each ->
                        tell(new SelectionEvent.Closed(facts(), each.partner(), reason), actor, at, each.tenantId()))
                .toList();
    }

    private Announcement tell(SelectionEvent event, Actor actor, Instant at, @Nullable UUID partner) {
        var audience = new HashSet<>(adviserTenants());
        audience.add(customerTenantId);
        if (partner != null) {
            audience.add(partner);
        }
        return new Announcement(event, ++sequence, audience, actor, at);
    }

    private void moveTo(SelectionState target, Instant at) {
        if (!state.next().contains(target)) {
            throw new IllegalStateException(id + " cannot go from " + state + " to " + target);
        }
        this.state = target;
        this.stateSince = at;
    }

    /** For inviting: whoever is invited later could not quote. */
    void requireOpen() {
        requireIn("invite a partner", SelectionState.OPEN);
    }

    void requireUndecided(String act) {
        requireIn(act, SelectionState.OPEN, SelectionState.EVALUATION);
    }

    private void requireIn(String act, SelectionState... allowed) {
        if (!Set.of(allowed).contains(state)) {
            var message = "Nobody can %s: the selection is %s since %s.".formatted(act, state, stateSince);
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "ACTION_NOT_ALLOWED_IN_STATE",
                            message,
                            List.of(Violation.of(null, "ACTION_NOT_ALLOWED_IN_STATE", message)
                                    .with(Remedy.of("CALLER", "Do one of allowedActions."))))
                    .with("state", state.name())
                    .with("stateSince", stateSince.toString());
        }
    }

    /** In which role a caller takes part; empty for a stranger. */
    Optional<Party> partyOf(Caller caller) {
        return switch (caller.type()) {
            case OPERATOR -> Optional.of(Party.OPERATOR);
            case CUSTOMER -> Optional.of(Party.CUSTOMER).filter(_ -> caller.belongsTo(customerTenantId));
            case ADVISER ->
                Optional.of(Party.ADVISER).filter(_ -> adviserTenants().contains(caller.tenant()));
            case PARTNER -> invitation(caller.tenant()).map(_ -> Party.PARTNER);
        };
    }

    Optional<Invitation> invitation(UUID partner) {
        return invitations.stream()
                .filter(each -> each.tenantId().equals(partner))
                .findFirst();
    }

    Set<UUID> adviserTenants() {
        return advisers.stream().map(Adviser::tenantId).collect(Collectors.toUnmodifiableSet());
    }

    private Facts facts() {
        return new Facts(id, customerTenantId, quotationsDueAt);
    }

    UUID id() {
        return id;
    }

    UUID customerTenantId() {
        return customerTenantId;
    }

    String customerName() {
        return customerName;
    }

    String customerRegion() {
        return customerRegion;
    }

    String name() {
        return name;
    }

    List<String> agreementIds() {
        return agreementIds;
    }

    String needs() {
        return needs;
    }

    List<Criterion> criteria() {
        return criteria;
    }

    int termMonths() {
        return termMonths;
    }

    @Nullable
    Integer ordersPerYear() {
        return ordersPerYear;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant quotationsDueAt() {
        return quotationsDueAt;
    }

    Instant decideBy() {
        return decideBy;
    }

    SelectionState state() {
        return state;
    }

    Optional<UUID> chosenPartner() {
        return Optional.ofNullable(chosenPartnerTenantId);
    }

    /** The notes of the discussion. */
    record Notes(String notes, Instant writtenAt, long version) {}

    Optional<Notes> notes() {
        return notes == null || notesAt == null
                ? Optional.empty()
                : Optional.of(new Notes(notes, notesAt, notesVersion));
    }

    List<Adviser> advisers() {
        return advisers;
    }

    List<Invitation> invitations() {
        return invitations;
    }

    int version() {
        return version;
    }
}
