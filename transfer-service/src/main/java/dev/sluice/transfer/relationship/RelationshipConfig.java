package dev.sluice.transfer.relationship;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Rules of relationships that a deployment may set. */
@ConfigMapping(prefix = "sluice.transfer")
public interface RelationshipConfig {

    /** How long a customer may take to answer a request; exclusive. */
    @WithDefault("P30D")
    Duration relationshipRequestValidity();

    /** How long after a request is over the addresses that were given for it are kept. */
    @WithDefault("P30D")
    Duration relationshipContactRetention();

    /** The page on which a customer answers an invitation; the invitation is added to it. */
    @WithDefault("https://admin.microsoft.com/Adminportal/Home")
    URI invitationPage();

    /** How long after the acceptance of a relationship the customer's agreements become visible to the partner. */
    @WithDefault("PT0S")
    Duration agreementVisibilityDelay();
}
