package dev.sluice.cocp.request;

import dev.sluice.platform.clock.TimeOrderedId;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A day on which one side would like the change to take effect. */
@Entity
@Table(name = "effective_date_proposal")
public class EffectiveDateProposal {

    /** Where a proposal stands. */
    public enum State {
        /** Waits for the other side. */
        OPEN,
        AGREED,
        REFUSED,
        /** The other side proposed another day. */
        COUNTERED,
        /** Nothing is left that it could be agreed for. */
        LAPSED
    }

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // the foreign key
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "request_id")
    private ChangeRequest request;

    @Enumerated(EnumType.STRING)
    private Actor proposedBy;

    private LocalDate proposedDate;
    private Instant proposedAt;

    @Convert(converter = JsonText.Texts.class)
    private List<String> licenseIds;

    @Convert(converter = JsonText.Warnings.class)
    private List<Warning> warnings;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant stateSince;

    @Enumerated(EnumType.STRING)
    private @Nullable Actor answeredBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EffectiveDateProposal() {}

    EffectiveDateProposal(
            ChangeRequest request,
            Actor proposedBy,
            LocalDate proposedDate,
            List<String> licenseIds,
            List<Warning> warnings,
            Instant now) {
        this.id = TimeOrderedId.next();
        this.request = request;
        this.proposedBy = proposedBy;
        this.proposedDate = proposedDate;
        this.proposedAt = now;
        this.licenseIds = List.copyOf(licenseIds);
        this.warnings = List.copyOf(warnings);
        this.state = State.OPEN;
        this.stateSince = now;
    }

    void agree(Actor side, Instant now) {
        answer(State.AGREED, side, now);
    }

    void refuse(Actor side, Instant now) {
        answer(State.REFUSED, side, now);
    }

    void counter(Actor side, Instant now) {
        answer(State.COUNTERED, side, now);
    }

    void lapse(Instant at) {
        moveTo(State.LAPSED, at);
    }

    private void answer(State target, Actor side, Instant now) {
        if (side == proposedBy) {
            throw new IllegalStateException("%s cannot answer its own proposal %s".formatted(side, id));
        }
        moveTo(target, now);
        this.answeredBy = side;
    }

    private void moveTo(State target, Instant at) {
        if (!isOpen()) {
            throw new IllegalStateException("proposal %s cannot go from %s to %s".formatted(id, state, target));
        }
        this.state = target;
        this.stateSince = at;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isAbout(ChangeItem item) {
        return licenseIds.contains(item.licenseId());
    }

    public List<String> licenseIds() {
        return licenseIds;
    }

    public List<Warning> warnings() {
        return warnings;
    }

    public @Nullable Actor answeredBy() {
        return answeredBy;
    }

    public UUID id() {
        return id;
    }

    public Actor proposedBy() {
        return proposedBy;
    }

    public LocalDate proposedDate() {
        return proposedDate;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public State state() {
        return state;
    }

    public Instant stateSince() {
        return stateSince;
    }
}
