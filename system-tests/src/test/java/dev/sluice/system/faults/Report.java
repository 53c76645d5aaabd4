package dev.sluice.system.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The counts of a run: one line, and {@code target/ledger.json}. */
record Report(Map<String, Object> counts) {

    /** How sure the statement about the next kill is. */
    private static final double CONFIDENCE = 0.95;

    static Report of(Kills kills, Load load, Ledger ledger, Map<String, Outage> outages) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("kills", kills.total());
        counts.put("requests", load.answered("requested"));
        counts.put("accepted", load.answered("accepted"));
        counts.put("canceled", load.answered("cancel-requested"));
        counts.put("calls", load.calls());
        counts.put("repeatedCalls", load.repeats());
        counts.put("refused", load.refused().size());
        counts.put("events", ledger.events());
        counts.put("repeatedEvents", ledger.repeatedEvents());
        counts.put("webhooks", ledger.webhooks());
        counts.put("repeatedWebhooks", ledger.repeatedWebhooks());
        for (var kind : Finding.Kind.values()) {
            counts.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), ledger.count(kind));
        }
        counts.put("lossPerKillBelow", boundOfLoss(kills.total()));
        counts.put("killsByKind", kills.byKind());
        var putOff = outages.get("broker").putOff();
        if (!putOff.isEmpty()) {
            counts.put("putOffWithoutBroker", String.join(", ", putOff));
        }
        outages.forEach((name, outage) -> counts.put(name + "Away", outage.counts()));
        return new Report(counts);
    }

    /** When none of n kills lost anything, the chance that one does is below this. */
    private static double boundOfLoss(int kills) {
        return Math.round((1 - Math.pow(1 - CONFIDENCE, 1.0 / Math.max(kills, 1))) * 10_000) / 10_000.0;
    }

    String line() {
        var line = new StringBuilder();
        counts.forEach((name, count) -> {
            if (count instanceof Number) {
                line.append(name).append(' ').append(count).append(' ');
            }
        });
        return line.toString().strip();
    }

    void publish() throws IOException {
        System.out.println(line());
        var file = Root.find().resolve("system-tests/target/ledger.json");
        Files.writeString(
                file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(counts));
    }
}
