package dev.sluice.transfer.provisioning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where subscriptions are made, and how often it is tried. */
@ConfigMapping(prefix = "sluice.provisioner")
public interface ProvisionerConfig {

    /** Address of a provisioner over HTTP; without one the built-in one makes them. */
    Optional<URI> url();

    /** How long one call may take, of real time. */
    @WithDefault("PT20S")
    Duration timeout();

    /** Waits between attempts, of business time; the last one again and again. */
    @WithDefault("PT1M,PT5M,PT15M,PT1H,PT4H")
    List<Duration> retries();

    /** How long an attempt counts as under way, of real time; longer than any call takes. */
    @WithDefault("PT2M")
    Duration lease();

    /** How many calls are under way at once. */
    @WithDefault("8")
    int concurrency();
}
