package dev.sluice.stack.clock;

import dev.sluice.stack.Root;
import dev.sluice.stack.issuer.Issuer;
import dev.sluice.stack.launch.Progress;
import dev.sluice.stack.process.Logging;
import dev.sluice.stack.state.StackDescription;
import dev.sluice.stack.state.StackSecrets;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows and moves business time. */
@Command(name = "clock", description = "Show or move the business time of all services.")
public final class ClockCommand {

    @Command(name = "show", description = "What each clock shows and what falls due next.")
    int show() throws IOException {
        try (var session = open(new Progress())) {
            session.clock()
                    .read()
                    .forEach((service, reading) -> System.out.printf(
                            "%-13s now %s  next due %s%n",
                            service.key(),
                            reading.now(),
                            reading.nextDueAt().map(Instant::toString).orElse("nothing")));
            return 0;
        }
    }

    @Command(name = "advance", description = "Move forward by an amount such as P90D or PT1H.")
    int advance(@Parameters(paramLabel = "amount") String amount) throws IOException {
        return move(now -> plus(now, amount));
    }

    @Command(name = "to", description = "Move forward to an instant such as 2027-01-31T12:00:00Z.")
    int to(@Parameters(paramLabel = "instant") String instant) throws IOException {
        return move(_ -> parse(instant));
    }

    private static int move(Target target) throws IOException {
        try (var progress = new Progress();
                var session = open(progress)) {
            progress.doing("moving the clock");
            var clock = session.clock();
            progress.say("now " + clock.advanceTo(target.from(clock.now())));
            return 0;
        }
    }

    private static ClockSession open(Progress progress) throws IOException {
        Logging.atLeast(Level.SEVERE);
        var root = Root.find();
        var state = StateFolder.of(root);
        return ClockSession.open(
                root,
                StackDescription.read(state),
                StackSecrets.read(state),
                Issuer.stored(state.issuer()),
                progress::say);
    }

    private static Instant plus(Instant now, String amount) throws IOException {
        try {
            return now.plus(Duration.parse(amount));
        } catch (DateTimeParseException _) {
            return plusPeriod(now, amount);
        }
    }

    /** Months and years are no fixed number of hours. */
    private static Instant plusPeriod(Instant now, String amount) throws IOException {
        try {
            return now.atOffset(ZoneOffset.UTC).plus(Period.parse(amount)).toInstant();
        } catch (DateTimeParseException _) {
            throw new IOException("not an amount of time: " + amount + "; try P90D or PT1H");
        }
    }

    private static Instant parse(String instant) throws IOException {
        try {
            return Instant.parse(instant);
        } catch (DateTimeParseException _) {
            throw new IOException("not an instant: " + instant + "; try 2027-01-31T12:00:00Z");
        }
    }

    @FunctionalInterface
    private interface Target {

        Instant from(Instant now) throws IOException;
    }
}
