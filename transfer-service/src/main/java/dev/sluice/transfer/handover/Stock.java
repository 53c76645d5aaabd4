package dev.sluice.transfer.handover;

import dev.sluice.transfer.registry.PartnerRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A kind of subscriptions that partners hand over; every bean of this type is asked. Ids of two kinds never meet. */
public interface Stock {

    /** By which way they go. */
    TransferModel model();

    /** Those that there are, and their add-ons. Nothing is locked. */
    List<Transferable> withAddOns(Collection<String> ids);

    /** What a customer has with a partner. */
    List<Transferable> of(UUID customer, UUID partner);

    /** As they are now, and nobody else changes them until this transaction ends. */
    List<Transferable> lock(Collection<String> ids, Instant now);

    /** Ends a locked one and begins another one with the target. Returns the id of that. */
    String pass(Transferable subscription, Destination to, Instant now);

    /**
     * Where it goes.
     *
     * @param baseSubscriptionId of an add-on: as what its base goes on
     */
    record Destination(
            UUID transferId,
            PartnerRef target,
            UUID orderId,
            String provisionedAs,
            @Nullable String partnerIdOnRecord,
            @Nullable String baseSubscriptionId) {}
}
