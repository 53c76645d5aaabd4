package dev.sluice.stack.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.Root;
import dev.sluice.stack.state.Lines;
import dev.sluice.stack.state.StateFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What came in from the suite. */
@Command(name = "inbox", description = "List the webhooks and e-mails that were received.")
public final class InboxCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        var state = StateFolder.of(Root.find());
        var entries = new ArrayList<JsonNode>(new Lines(state.receiver()).read());
        entries.addAll(new Lines(state.mailbox()).read());
        entries.sort(Comparator.comparing(entry -> entry.path("at").asText()));
        entries.forEach(entry -> System.out.println(entry.has("verdict") ? webhook(entry) : mail(entry)));
        System.out.printf("%d received%n", entries.size());
        return 0;
    }

    private static String webhook(JsonNode entry) {
        return "%-27s webhook  %-15s %s  %s  %s"
                .formatted(
                        entry.path("at").asText(),
                        entry.path("verdict").asText(),
                        entry.path("path").asText(),
                        entry.path("body").path("type").asText(),
                        entry.path("id").asText());
    }

    private static String mail(JsonNode entry) {
        return "%-27s e-mail   %-15s %s"
                .formatted(
                        entry.path("at").asText(),
                        entry.path("to").path(0).asText(),
                        entry.path("subject").asText());
    }
}
