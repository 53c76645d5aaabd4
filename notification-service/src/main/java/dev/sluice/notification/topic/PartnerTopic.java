package dev.sluice.notification.topic;

import java.util.UUID;

/**
 * What the cluster has for a partner.
 *
 * @param principal as whom the partner's clients connect
 * @param groupPrefix consumer groups that begin like this are the partner's
 */
public record PartnerTopic(UUID tenant, String topic, String principal, String groupPrefix) {

    static PartnerTopic of(UUID tenant, String principalPrefix) {
        return new PartnerTopic(
                tenant,
                "partners.%s.events.v1".formatted(tenant),
                principalPrefix + tenant,
                "partners.%s.".formatted(tenant));
    }
}
