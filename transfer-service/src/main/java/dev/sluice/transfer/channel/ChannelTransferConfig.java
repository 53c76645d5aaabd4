package dev.sluice.transfer.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** Rules of renewals from an EA to CSP that a deployment may set. */
@ConfigMapping(prefix = "sluice.channel-transfer")
public interface ChannelTransferConfig {

    /** How long after its end an agreement is still shown and renewed, in calendar units. */
    @WithDefault("P90D")
    Period after();

    /** How long before its end an agreement is shown and its renewal scheduled, in calendar units. */
    @WithDefault("P6M")
    Period ahead();

    /** Until when a renewal can be changed and called off. */
    @WithDefault("PROCESSING")
    ModifyUntil modifyUntil();

    /** For how long a subscription that was handed over waits for the partner that asked for it. */
    @WithDefault("PT72H")
    Duration handOver();

    /** Which of the programme's two sentences holds. */
    enum ModifyUntil {
        /** Before processing begins. */
        PROCESSING,
        /** Before the day after the agreement's end, where it was scheduled before that; else before processing begins. */
        AGREEMENT_END
    }
}
