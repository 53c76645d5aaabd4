package dev.sluice.stack.demo;

import static dev.sluice.stack.demo.Answers.id;
import static dev.sluice.stack.demo.CastOfMigration.LICENCES;
import static dev.sluice.stack.demo.Step.act;
import static dev.sluice.stack.demo.Step.look;
import static dev.sluice.stack.services.Service.TRANSFER;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Journey 5: Hestia Cloud moves what Thebes has in the traditional CSP, and gives some of it back while it can. */
final class LegacyMigration implements Journey {

    private static final Duration WINDOW = Duration.ofDays(7);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** The clock goes on while it is moved and everything settles. */
    private static final Duration IN_TIME = Duration.ofMinutes(10);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int ADDED = 5;

    private final Stage stage;
    private final CastOfMigration cast;
    private Instant completed = Instant.EPOCH;
    private String kept = "";
    private String given = "";

    LegacyMigration(Stage stage) throws IOException {
        this.stage = stage;
        this.cast = new CastOfMigration(stage);
    }

    @Override
    public String title() {
        return "Journey 5: legacy subscriptions move to New Commerce";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                act("The registry knows Hestia Cloud, and Thebes with two legacy subscriptions", cast::register),
                act("Thebes accepts Hestia Cloud as its partner", cast::relate),
                act("Hestia subscribes to migrations and subscriptions by webhook", cast::subscribe),
                look("Hana compares what can be done about them", this::compare),
                act("She migrates both; the old ones are suspended", this::migrate),
                act("A day later she adds five licences to one of them", this::addLicences),
                act("At 167:50 h she gives the other one back", this::giveBack),
                act("At 168:01 h the window of what was migrated is closed, and says so", this::tooLate),
                act("The five of the day after can still be given back", this::giveBackWhatCameLater),
                look("Hestia's receiver was told of the end of exactly one window", this::heard));
    }

    private String compare() throws IOException {
        var seen = Answers.items(cast.hana.get(TRANSFER, "/v1/legacy-subscriptions?customerTenantId=" + cast.thebes));
        Unexpected.unless(seen.size() == 2, "two subscriptions", seen.size());
        var options = new StringBuilder();
        seen.getFirst()
                .path("options")
                .forEach(option -> options.append(option.path("kind").asText())
                        .append(option.path("possible").asBoolean() ? " yes " : " no "));
        return options.toString().strip();
    }

    private String migrate() throws IOException {
        kept = migrated(cast.kept);
        given = migrated(cast.given);
        return "both for what is left of their year";
    }

    /** The new subscription of one that has moved. */
    private String migrated(String old) throws IOException {
        var started = cast.hana.post(TRANSFER, "/v1/migrations", Map.of("currentSubscriptionId", old));
        var done = stage.eventually(
                "the migration COMPLETED",
                () -> cast.hana.get(TRANSFER, "/v1/migrations/" + id(started)),
                seen -> seen.path("state").asText().equals("COMPLETED"));
        completed = Instant.parse(done.path("completedTime").asText());
        return done.path("newCommerceSubscriptionId").asText();
    }

    private String addLicences() throws IOException {
        stage.advance(DAY);
        var windows = quantity(LICENCES + ADDED).path("windows");
        Unexpected.unless(windows.size() == 2, "two windows", windows);
        return "%d licences until %s, %d until %s"
                .formatted(
                        windows.path(0).path("quantity").asInt(),
                        windows.path(0).path("closesAt").asText(),
                        windows.path(1).path("quantity").asInt(),
                        windows.path(1).path("closesAt").asText());
    }

    private String giveBack() throws IOException {
        stage.advance(Duration.between(stage.now(), completed.plus(WINDOW).minus(IN_TIME)));
        var canceled = cast.hana.post(TRANSFER, path(given) + "/cancel", Map.of());
        Unexpected.unless(canceled.path("status").asText().equals("Deleted"), "Deleted", canceled.path("status"));
        return "Deleted";
    }

    private String tooLate() throws IOException {
        stage.advance(IN_TIME.plus(MINUTE));
        var refused = cast.hana.refused(TRANSFER, path(kept) + "/cancel", Map.of());
        Unexpected.unless(refused.path("code").asText().equals("WINDOW_CLOSED"), "WINDOW_CLOSED", refused);
        var window = refused.path("window");
        Unexpected.unless(window.path("quantity").asInt() == LICENCES, "the window of what was migrated", refused);
        return "WINDOW_CLOSED: %s of %d licences, since %s"
                .formatted(
                        window.path("kind").asText(),
                        LICENCES,
                        window.path("closesAt").asText());
    }

    private String giveBackWhatCameLater() throws IOException {
        var seen = quantity(LICENCES).path("quantity").asInt();
        Unexpected.unless(seen == LICENCES, LICENCES + " licences", seen);
        return "%d given back, %d stay".formatted(ADDED, seen);
    }

    private String heard() throws IOException {
        var heard = cast.heard();
        for (var expected : List.of("migration.completed.v1", "subscription.window-closed.v1")) {
            Unexpected.unless(heard.contains(expected), expected, heard);
        }
        var closed =
                heard.stream().filter("subscription.window-closed.v1"::equals).count();
        Unexpected.unless(closed == 1, "the end of one window", heard);
        return "%d webhooks, one of them subscription.window-closed.v1".formatted(heard.size());
    }

    private JsonNode quantity(int wanted) throws IOException {
        return cast.hana.patch(TRANSFER, path(kept), Map.of("quantity", wanted));
    }

    private static String path(String subscription) {
        return "/v1/subscriptions/" + subscription;
    }
}
