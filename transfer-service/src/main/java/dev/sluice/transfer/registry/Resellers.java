package dev.sluice.transfer.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who may stand on a provider's subscription as its reseller. */
@ApplicationScoped
public class Resellers {

    private final Directory directory;

    Resellers(Directory directory) {
        this.directory = directory;
    }

    /** What is wrong with a reseller, by the vendor's numbers. */
    public enum Fault {
        /** 800016: none of this provider. */
        NOT_VALID,
        /** 900123: it has not signed the partner agreement. */
        AGREEMENT_NOT_SIGNED
    }

    /** Empty when this provider may name the location account. */
    public Optional<Fault> fault(KnownPartner provider, String partnerId) {
        var reseller = directory
                .findByPartnerId(partnerId)
                .filter(found -> provider.is(KnownPartner.INDIRECT_PROVIDER))
                .filter(found -> found.is(KnownPartner.INDIRECT_RESELLER))
                .filter(found -> found.region().equals(provider.region()))
                .filter(found -> found.indirectProviderTenantId() == null
                        || provider.tenantId().equals(found.indirectProviderTenantId()));
        if (reseller.isEmpty()) {
            return Optional.of(Fault.NOT_VALID);
        }
        return reseller.get().mpaSigned() ? Optional.empty() : Optional.of(Fault.AGREEMENT_NOT_SIGNED);
    }
}
