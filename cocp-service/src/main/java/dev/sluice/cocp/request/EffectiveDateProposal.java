package dev.sluice.cocp.request;

import dev.sluice.platform.clock.TimeOrderedId;
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
import java.util.UUID;

/** A day on which one side would like the change to take effect. */
@Entity
@Table(name = "effective_date_proposal")
public class EffectiveDateProposal {

    /** Where a proposal stands. */
    public enum State {
        OPEN
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

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant stateSince;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EffectiveDateProposal() {}

    EffectiveDateProposal(ChangeRequest request, Actor proposedBy, LocalDate proposedDate, Instant now) {
        this.id = TimeOrderedId.next();
        this.request = request;
        this.proposedBy = proposedBy;
        this.proposedDate = proposedDate;
        this.proposedAt = now;
        this.state = State.OPEN;
        this.stateSince = now;
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
