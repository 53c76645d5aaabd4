package dev.sluice.cocp.selection;

import dev.sluice.cocp.customer.Customer;
import dev.sluice.cocp.selection.SelectionEvent.Facts;
import dev.sluice.cocp.selection.SelectionEvent.InvitedAs;
import dev.sluice.cocp.selection.SelectionEvent.InvitedPartner;
import dev.sluice.platform.tenancy.Caller;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
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

    @Embedded
    private Search search;

    private Instant openedAt;

    @Embedded
    private Course course;

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
        this.search = new Search(opening, config);
        this.openedAt = now;
        this.course = Course.open(opening.quotationsDueAt(), config, now);
    }

    List<Announcement> opened() {
        return List.of(tell(new SelectionEvent.Opened(facts()), Actor.CUSTOMER, openedAt, null));
    }

    List<Announcement> inviteAdviser(UUID tenant, Instant now) {
        course.requireUndecided("invite an adviser");
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
        course.requireOpen("quote");
        invitation.quote(offer, contact, now);
        var event = new SelectionEvent.Quoted(facts(), invitation.partner(), invitation.revision());
        return List.of(tell(event, Actor.PARTNER, now, invitation.tenantId()));
    }

    void discuss(String words, Instant now) {
        course.requireUndecided("write notes");
        this.notes = words;
        this.notesAt = now;
        this.notesVersion++;
    }

    List<Announcement> choose(Invitation chosen, Instant now) {
        requireUndecided("choose a partner");
        course.choose(chosen.tenantId(), now);
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
        course.evaluate(now);
        return course.isToClose(now)
                ? close(ClosedBecause.NOT_DECIDED_IN_TIME, Actor.SYSTEM, course.decideBy())
                : List.of();
    }

    /** How it stands by the clock, noticed or not. */
    Course.Standing standing(Instant now) {
        return course.standing(now);
    }

    private List<Announcement> close(ClosedBecause reason, Actor actor, Instant at) {
        course.close(reason, at);
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

    /** For inviting: whoever is invited later could not quote. */
    void requireOpen() {
        course.requireOpen("invite a partner");
    }

    void requireUndecided(String act) {
        course.requireUndecided(act);
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
        return new Facts(id, customerTenantId, course.quotationsDueAt());
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

    Search search() {
        return search;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant quotationsDueAt() {
        return course.quotationsDueAt();
    }

    Instant decideBy() {
        return course.decideBy();
    }

    SelectionState state() {
        return course.state();
    }

    Optional<UUID> chosenPartner() {
        return course.chosenPartner();
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
