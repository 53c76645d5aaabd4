package dev.sluice.cocp.selection;

import dev.sluice.cocp.selection.SelectionEvent.InvitedPartner;
import dev.sluice.platform.clock.TimeOrderedId;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner that is asked to quote, and its quotation once there is one. */
@Entity
@Table(name = "selection_invitation")
public class Invitation {

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // the foreign key
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "selection_id")
    private Selection selection;

    private UUID partnerTenantId;
    private String partnerPcn;
    private String partnerName;
    private Instant invitedAt;

    @Convert(converter = JsonColumn.Offers.class)
    private @Nullable Offer offer;

    private @Nullable Instant quotedAt;
    private @Nullable String contactEmail;

    /** How often it was quoted; also the quotation's version. */
    private long revision;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Invitation() {}

    Invitation(Selection selection, InvitedPartner partner, Instant now) {
        this.id = TimeOrderedId.next();
        this.selection = selection;
        this.partnerTenantId = partner.tenantId();
        this.partnerPcn = partner.pcn();
        this.partnerName = partner.name();
        this.invitedAt = now;
    }

    /** A partner's quotation as it stands. */
    record Quotation(
            InvitedPartner partner,
            Offer offer,
            Instant quotedAt,
            @Nullable String contactEmail,
            long revision) {}

    void quote(Offer quoted, @Nullable String contact, Instant now) {
        this.offer = quoted;
        this.contactEmail = contact;
        this.quotedAt = now;
        this.revision++;
    }

    Optional<Quotation> quotation() {
        return offer == null || quotedAt == null
                ? Optional.empty()
                : Optional.of(new Quotation(partner(), offer, quotedAt, contactEmail, revision));
    }

    InvitedPartner partner() {
        return new InvitedPartner(partnerPcn, partnerTenantId, partnerName);
    }

    UUID id() {
        return id;
    }

    UUID tenantId() {
        return partnerTenantId;
    }

    Instant invitedAt() {
        return invitedAt;
    }

    long revision() {
        return revision;
    }
}
