package dev.sluice.notification.notice;

import dev.sluice.notification.change.Party;
import java.util.Set;

/** Who of a concerned tenant may act, and therefore is told in the product. */
final class NoticePolicy {

    private static final Set<String> CUSTOMER_ROLES = Set.of("enterprise-admin", "online-admin");
    private static final Set<String> PARTNER_ROLES = Set.of("contract-submitter", "admin-agent");

    private NoticePolicy() {}

    static Set<String> roles(Party party) {
        return switch (party) {
            case CUSTOMER -> CUSTOMER_ROLES;
            case NEW_PARTNER, OLD_PARTNER -> PARTNER_ROLES;
        };
    }
}
