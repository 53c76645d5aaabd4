package dev.sluice.cocp.partner.api;

import dev.sluice.cocp.partner.ChangeContact;
import dev.sluice.cocp.partner.Partner;
import dev.sluice.cocp.partner.PartnerType;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner's card; its standing with the vendor and its provider only for itself and operators. */
public record PartnerView(
        UUID partnerTenantId,
        String name,
        @Nullable String pcn,
        String partnerId,
        List<PartnerType> partnerTypes,
        String country,
        String region,
        boolean authorized,
        int submitters,
        @Nullable ChangeContact changeContact,
        @Nullable String globalPartnerId,
        @Nullable Boolean mpaSigned,
        @Nullable UUID indirectProviderTenantId,
        long version)
        implements Versioned {

    static PartnerView of(Partner partner, @Nullable ChangeContact contact, Caller caller) {
        var whole = caller.isOperator() || caller.belongsTo(partner.partnerTenantId());
        return new PartnerView(
                partner.partnerTenantId(),
                partner.name(),
                partner.pcn(),
                partner.partnerId(),
                partner.partnerTypes(),
                partner.country(),
                partner.region(),
                partner.authorized(),
                partner.submitters(),
                contact,
                whole ? partner.globalPartnerId() : null,
                whole ? partner.mpaSigned() : null,
                whole ? partner.indirectProviderTenantId() : null,
                partner.version());
    }
}
