package dev.sluice.cocp.request;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** A customer's request to change partner. Each act is a verb, and each verb returns the events that tell it. */
@Entity
@Table(name = "change_request")
public class ChangeRequest {

    @Id
    private UUID id;

    private UUID customerTenantId;
    private String customerName;
    private UUID newPartnerTenantId;
    private String newPartnerPcn;
    private String newPartnerName;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Embedded
    private Statement statement;

    private Instant initiatedAt;
    private Instant acceptBy;

    @Enumerated(EnumType.STRING)
    private Anchor anchor;

    private int graceDays;

    @Convert(converter = JsonText.RefusedItems.class)
    private List<RefusedItem> refusedItems;

    @Convert(converter = JsonText.Warnings.class)
    private List<Warning> warnings;

    @OneToMany(mappedBy = "request", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<ChangeItem> items = new ArrayList<>();

    @OneToMany(mappedBy = "request", cascade = CascadeType.PERSIST)
    @OrderBy("proposedAt")
    private List<EffectiveDateProposal> proposals = new ArrayList<>();

    @Version
    private int version = 1;

    /** Events told so far. Counting makes each act a new version. */
    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ChangeRequest() {}

    ChangeRequest(Opening opening) {
        this.id = opening.id();
        this.customerTenantId = opening.customerTenantId();
        this.customerName = opening.customerName();
        this.newPartnerTenantId = opening.newPartner().tenantId();
        this.newPartnerPcn = opening.newPartner().pcn();
        this.newPartnerName = opening.newPartner().name();
        this.channel = opening.submission().channel();
        this.statement = Statement.of(opening.submission(), opening.contactVerified(), opening.terms());
        this.initiatedAt = opening.at();
        this.acceptBy = opening.acceptBy();
        this.anchor = opening.effectiveDates().anchor();
        this.graceDays = opening.effectiveDates().graceDays();
        this.refusedItems = opening.refusedItems();
        this.warnings = opening.warnings();
        opening.agreements()
                .forEach(agreement -> items.add(new ChangeItem(this, items.size(), agreement, initiatedAt)));
    }

    List<Announcement> requested(ReviewPlan plan) {
        return Act.of(this, items, Actor.CUSTOMER, initiatedAt)
                .projecting(item -> projection(item, initiatedAt, plan).date())
                .toAll(facts -> new ChangeEvent.Requested(facts, acceptBy));
    }

    Negotiation negotiation() {
        return new Negotiation(this);
    }

    List<Announcement> accept(Collection<ChangeItem> chosen, Instant now, ReviewPlan plan) {
        chosen.forEach(item -> item.accept(now, plan));
        return Act.of(this, chosen, Actor.NEW_PARTNER, now)
                .projecting(item -> projection(item, now, plan).date())
                .toAll(ChangeEvent.Accepted::new);
    }

    List<Announcement> decline(Collection<ChangeItem> chosen, Instant now) {
        chosen.forEach(item -> item.decline(DeclinedBy.NEW_PARTNER, now));
        negotiation().lapse(now);
        return Act.of(this, chosen, Actor.NEW_PARTNER, now)
                .toAll(facts -> new ChangeEvent.Declined(facts, DeclinedBy.NEW_PARTNER));
    }

    List<Announcement> requestCancellation(Collection<ChangeItem> chosen, Instant now) {
        chosen.forEach(item -> item.requestCancellation(now));
        negotiation().lapse(now);
        return Act.of(this, chosen, Actor.CUSTOMER, now).toAll(ChangeEvent.CancelRequested::new);
    }

    List<Announcement> finishCancellation(Instant at) {
        var chosen = items(item -> item.is(ItemState.CANCELLATION_IN_PROGRESS));
        chosen.forEach(item -> item.cancel(at));
        return Act.of(this, chosen, Actor.SYSTEM, at).toAll(ChangeEvent.Canceled::new);
    }

    /** At the deadline itself, however late it is noticed. */
    List<Announcement> expire() {
        var chosen = items(item -> item.is(ItemState.IN_PROGRESS));
        chosen.forEach(item -> item.expire(acceptBy));
        negotiation().lapse(acceptBy);
        return Act.of(this, chosen, Actor.SYSTEM, acceptBy).toAll(facts -> new ChangeEvent.Expired(facts, acceptBy));
    }

    List<Announcement> startReview(Collection<ChangeItem> chosen, Instant at) {
        chosen.forEach(item -> item.startReview(at));
        return Act.of(this, chosen, Actor.OPERATIONS, at).toAll(ChangeEvent.ReviewStarted::new);
    }

    List<Announcement> reject(Collection<ChangeItem> chosen, Instant at) {
        chosen.forEach(item -> item.decline(DeclinedBy.MICROSOFT, at));
        negotiation().lapse(at);
        return Act.of(this, chosen, Actor.OPERATIONS, at)
                .toAll(facts -> new ChangeEvent.Declined(facts, DeclinedBy.MICROSOFT));
    }

    /** The review is through: the grace period begins, or the change completes when its day has already begun. */
    List<Announcement> process(Collection<ChangeItem> chosen, Instant at) {
        return new Processing(this, at).of(chosen);
    }

    List<ChangeItem> acceptedAt(Instant acceptedAt) {
        return items(item -> acceptedAt.equals(item.acceptedAt()));
    }

    /** On the effective day itself, however late it is noticed. */
    List<Announcement> complete(Instant effectiveAt) {
        var chosen = items(item -> item.is(ItemState.GRACE_PERIOD) && effectiveAt.equals(item.effectiveAt()));
        chosen.forEach(item -> item.complete(effectiveAt));
        return Act.of(this, chosen, Actor.SYSTEM, effectiveAt)
                .toAll(facts -> new ChangeEvent.Completed(facts, effectiveAt, EffectiveDatePolicy.day(effectiveAt)));
    }

    /** @param holders by PCN */
    void oldPartnersRegistered(Map<String, UUID> holders) {
        items.forEach(item -> item.oldPartnerRegistered(holders));
    }

    EffectiveDatePolicy.Projection projection(ChangeItem item, Instant now, ReviewPlan plan) {
        var acceptedAt = item.acceptedAt();
        var delay = acceptedAt == null || item.processingDueAt() == null
                ? plan.delay()
                : Duration.between(acceptedAt, item.processingDueAt());
        return effectiveDates()
                .project(new EffectiveDatePolicy.Situation(initiatedAt, acceptedAt, item.agreedDate(), now, delay));
    }

    EffectiveDatePolicy effectiveDates() {
        return new EffectiveDatePolicy(anchor, graceDays);
    }

    long nextSequence() {
        return ++sequence;
    }

    /** In which role a caller takes part; empty for a stranger. */
    public Optional<Party> partyOf(Caller caller) {
        if (caller.isOperator()) {
            return Optional.of(Party.OPERATOR);
        }
        if (caller.is(TenantType.CUSTOMER)) {
            return Optional.of(Party.CUSTOMER).filter(_ -> caller.belongsTo(customerTenantId));
        }
        if (!caller.is(TenantType.PARTNER)) {
            return Optional.empty();
        }
        if (caller.belongsTo(newPartnerTenantId)) {
            return Optional.of(Party.NEW_PARTNER);
        }
        return Optional.of(Party.OLD_PARTNER)
                .filter(_ -> items.stream().anyMatch(item -> caller.belongsTo(item.oldPartnerTenantId())));
    }

    /** What a party may see of it: an old partner its own licences only. */
    public List<ChangeItem> itemsFor(Party party, UUID tenant) {
        return items(item -> party != Party.OLD_PARTNER || tenant.equals(item.oldPartnerTenantId()));
    }

    List<ChangeItem> items(Predicate<ChangeItem> wanted) {
        return items.stream().filter(wanted).toList();
    }

    boolean isDueBy(Instant now) {
        return !now.isBefore(acceptBy);
    }

    public UUID id() {
        return id;
    }

    public UUID customerTenantId() {
        return customerTenantId;
    }

    public String customerName() {
        return customerName;
    }

    ChangeFacts.NewPartner newPartner() {
        return new ChangeFacts.NewPartner(newPartnerPcn, newPartnerTenantId, newPartnerName);
    }

    public Channel channel() {
        return channel;
    }

    Statement statement() {
        return statement;
    }

    public Instant initiatedAt() {
        return initiatedAt;
    }

    public Instant acceptBy() {
        return acceptBy;
    }

    Anchor anchor() {
        return anchor;
    }

    int graceDays() {
        return graceDays;
    }

    List<RefusedItem> refusedItems() {
        return refusedItems;
    }

    List<Warning> warnings() {
        return warnings;
    }

    List<ChangeItem> items() {
        return items;
    }

    List<EffectiveDateProposal> proposals() {
        return proposals;
    }

    public int version() {
        return version;
    }
}
