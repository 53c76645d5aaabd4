package dev.sluice.notification.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** How mails are sent. All durations are real time. */
@ConfigMapping(prefix = "sluice.mail")
public interface MailConfig {

    /** How long a mail waits for the address, and for the customer's name, that its event came before. */
    @NotNull
    @WithDefault("1h")
    Duration waitForContact();

    /** How long a mail is kept open for further events of the same act, so that one act is one mail. */
    @NotNull
    @WithDefault("2s")
    Duration gather();

    /** How long a worker that fell silent keeps a mail. */
    @NotNull
    @WithDefault("60s")
    Duration lease();

    /** For how long a mail server that refuses is tried. */
    @NotNull
    @WithDefault("24h")
    Duration giveUpAfter();

    /** Mails that a worker takes at a time. */
    @Min(1)
    @WithDefault("20")
    int batchSize();
}
