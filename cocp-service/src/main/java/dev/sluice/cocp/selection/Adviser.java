package dev.sluice.cocp.selection;

import dev.sluice.platform.clock.TimeOrderedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An independent adviser that the customer let in. */
@Entity
@Table(name = "selection_adviser")
public class Adviser {

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // the foreign key
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "selection_id")
    private Selection selection;

    private UUID tenantId;
    private Instant invitedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Adviser() {}

    Adviser(Selection selection, UUID tenantId, Instant now) {
        this.id = TimeOrderedId.next();
        this.selection = selection;
        this.tenantId = tenantId;
        this.invitedAt = now;
    }

    UUID tenantId() {
        return tenantId;
    }

    Instant invitedAt() {
        return invitedAt;
    }
}
