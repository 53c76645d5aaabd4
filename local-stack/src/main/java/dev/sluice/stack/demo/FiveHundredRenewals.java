package dev.sluice.stack.demo;

import static dev.sluice.stack.demo.Answers.id;
import static dev.sluice.stack.demo.Step.act;
import static dev.sluice.stack.demo.Step.look;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.stack.services.Service.TRANSFER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.receiver.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Journey 4: Rheia Cloud renews 500 subscriptions of Delphi to CSP in one batch, 30 of which cannot be renewed. */
final class FiveHundredRenewals implements Journey {

    private static final int ALL = CastOfRenewals.ALL;
    private static final int WITHOUT_TWIN = CastOfRenewals.WITHOUT_TWIN;
    private static final int REFUSED_LATER = CastOfRenewals.REFUSED_LATER;
    private static final int DONE = ALL - WITHOUT_TWIN - REFUSED_LATER;
    private static final int CANARY = 25;
    private static final String HOOK = "/rheia";
    private static final String KEY = "renewals-of-delphi";
    private static final Duration UNTIL_RENEWED = Duration.ofDays(4);

    private final Stage stage;
    private final CastOfRenewals cast;
    private final Party rosa;
    private String batch = "";

    FiveHundredRenewals(Stage stage) throws IOException {
        this.stage = stage;
        this.cast = new CastOfRenewals(stage);
        this.rosa = cast.rosa;
    }

    @Override
    public String title() {
        return "Journey 4: 500 renewals in one batch";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                act("The registry knows Rheia Cloud, and Delphi with 500 subscriptions under an EA", cast::register),
                act("Delphi accepts Rheia Cloud as its partner", cast::relate),
                act("Rheia Cloud subscribes to migration.* by webhook", this::subscribe),
                act("Rosa makes a batch of all 500", this::make),
                act("Its plan tells which 15 have no twin in CSP", this::plan),
                act("The first 25 are scheduled, then it waits for her", this::runCanary),
                act("She lets it go on: 485 are scheduled, 15 explained", this::goOn),
                look("The same batch under the same key changes nothing", this::repeat),
                act("The EA ends; a day later 470 are renewed, 30 explained", this::wait4Days),
                look("470 subscriptions, none of them twice", this::lookAtSubscriptions),
                look("Each of the 470 came by webhook as a migration", this::lookAtWebhooks));
    }

    private String subscribe() throws IOException {
        var endpoint = rosa.post(
                NOTIFICATION,
                "/v1/webhook-endpoints",
                Map.of("url", stage.receiver(HOOK), "eventTypes", List.of("migration.*")));
        stage.trust(HOOK, endpoint.path("secret").asText());
        rosa.post(NOTIFICATION, "/v1/webhook-endpoints/%s/verify".formatted(id(endpoint)), Map.of());
        return stage.receiver(HOOK);
    }

    private String make() throws IOException {
        var made = rosa.post(TRANSFER, "/v1/batches", cast.batch(CANARY), KEY);
        batch = "/v1/batches/" + id(made);
        return "%s %s of %d items"
                .formatted(
                        made.path("state").asText(),
                        made.path("kind").asText(),
                        made.path("progress").path("total").asInt());
    }

    private String plan() throws IOException {
        var plan = rosa.post(TRANSFER, batch + "/plan", Map.of()).path("plan");
        Unexpected.unless(plan.path("refused").asInt() == WITHOUT_TWIN, WITHOUT_TWIN + " refused", plan);
        var first =
                Answers.items(rosa.get(TRANSFER, batch + "/items?pageSize=1")).getFirst();
        return "%d would be scheduled, %d refused; item %s: %s"
                .formatted(
                        plan.path("accepted").asInt(),
                        plan.path("refused").asInt(),
                        first.path("no").asText(),
                        first.path("errors").path(0).path("code").asText());
    }

    private String runCanary() throws IOException {
        rosa.post(TRANSFER, batch + "/run", Map.of());
        var paused = reaches("PAUSED");
        var tried = ALL - paused.path("progress").path("pending").asInt();
        Unexpected.unless(tried == CANARY, CANARY + " tried", paused);
        return "%s: %s".formatted(paused.path("pausedBecause").asText(), paused.path("progress"));
    }

    private String goOn() throws IOException {
        rosa.post(TRANSFER, batch + "/resume", Map.of());
        return counted(reaches("FINISHED"), ALL - WITHOUT_TWIN, WITHOUT_TWIN);
    }

    private JsonNode reaches(String state) throws IOException {
        return stage.eventually(
                "the batch " + state,
                () -> rosa.get(TRANSFER, batch),
                seen -> seen.path("state").asText().equals(state));
    }

    private static String counted(JsonNode seen, int succeeded, int failed) throws IOException {
        var progress = seen.path("progress");
        Unexpected.unless(
                progress.path("succeeded").asInt() == succeeded
                        && progress.path("failed").asInt() == failed
                        && progress.path("pending").asInt() == 0,
                "%d done and %d explained".formatted(succeeded, failed),
                progress);
        return progress.toString();
    }

    private String repeat() throws IOException {
        var again = rosa.post(TRANSFER, "/v1/batches", cast.batch(CANARY), KEY);
        Unexpected.unless(batch.endsWith(id(again)), "the same batch", again.path("id"));
        var all = Answers.items(rosa.get(TRANSFER, "/v1/batches"));
        Unexpected.unless(all.size() == 1, "one batch", all.size());
        return "still one batch, " + id(again);
    }

    private String wait4Days() throws IOException {
        stage.advance(UNTIL_RENEWED);
        return counted(rosa.get(TRANSFER, batch), DONE, ALL - DONE);
    }

    private String lookAtSubscriptions() throws IOException {
        var renewed = new ArrayList<String>();
        Answers.items(rosa.get(TRANSFER, "/v1/subscriptions?pageSize=1000"))
                .forEach(each -> renewed.add(
                        each.path("predecessor").path("subscriptionId").asText()));
        Unexpected.unless(renewed.size() == DONE, DONE + " subscriptions", renewed.size());
        Unexpected.unless(new HashSet<>(renewed).size() == DONE, DONE + " of different origin", renewed);
        var report = Answers.items(rosa.get(TRANSFER, batch + "/items?state=FAILED&pageSize=1000"));
        Unexpected.unless(
                report.size() == ALL - DONE
                        && report.stream().noneMatch(item -> item.path("errors").isEmpty()),
                "every failure with its reason",
                report);
        return "%d subscriptions; reasons of the others: %s"
                .formatted(
                        renewed.size(),
                        report.stream()
                                .map(item ->
                                        item.path("errors").path(0).path("code").asText())
                                .collect(Collectors.groupingBy(code -> code, Collectors.counting())));
    }

    private String lookAtWebhooks() throws IOException {
        var ids =
                stage.eventually(DONE + " migrations completed", this::completedByWebhook, seen -> seen.size() == DONE);
        return "%d migration.completed with good signatures".formatted(ids.size());
    }

    private Set<String> completedByWebhook() throws IOException {
        var ids = new HashSet<String>();
        for (var receipt : stage.webhooks()) {
            var event = receipt.path("body");
            if (receipt.path("path").asText().equals(HOOK)
                    && receipt.path("verdict").asText().equals(Receipt.VERIFIED)
                    && event.path("type").asText().equals("migration.completed.v1")) {
                ids.add(event.path("subject").asText());
            }
        }
        return ids;
    }
}
