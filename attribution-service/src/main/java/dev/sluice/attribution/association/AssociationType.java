package dev.sluice.attribution.association;

/** How a partner is associated with a customer. */
public enum AssociationType {
    /** Sells to the customer: of an agreement its partner of record, of a subscription who is billed for it. */
    TRANSACTING_PARTNER,
    /** Does the work, as the sales system registered it. */
    EXECUTING_PARTNER,
    /** Digital partner of record: named by the customer, one at a time on a subscription. */
    DPOR,
    /** Partner of record of a claim that was approved. */
    CPOR,
    DELEGATED_ADMIN,
    /** Linked its partner id to its own account in the customer's tenant. */
    ADMIN_LINK,
    FASTTRACK;

    /** At most one partner of this kind at a time on a unit, so only these can earn what at most one may earn. */
    boolean isExclusive() {
        return switch (this) {
            case TRANSACTING_PARTNER, DPOR -> true;
            case EXECUTING_PARTNER, CPOR, DELEGATED_ADMIN, ADMIN_LINK, FASTTRACK -> false;
        };
    }
}
