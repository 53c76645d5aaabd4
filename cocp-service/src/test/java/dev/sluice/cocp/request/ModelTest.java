package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cocp.World;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.deadlines.Sweep;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random acts at random moments, told to the service and to a plain model of the rules; both must say the same. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A request behaves as its table of states says")
class ModelTest {

    private static final boolean LONG = Boolean.getBoolean("sluice.long");
    private static final int STEPS = LONG ? 100_000 : 400;
    private static final int STEPS_A_REQUEST = 25;

    /** The seed of a failure is in its message; give it back to see the failure again. */
    private static final long SEED = Seed.chosen();

    @Inject
    AnswerDesk answers;

    @Inject
    EffectiveDateDesk dates;

    @Inject
    ReviewDesk reviews;

    @Inject
    SubmissionDesk submissions;

    @Inject
    ChangeRequestDesk desk;

    @Inject
    BusinessClock clock;

    @Inject
    Sweep sweep;

    final List<String> history = new ArrayList<>();
    final List<UUID> wishes = new ArrayList<>();
    final Caller operations =
            new Caller(TenantType.OPERATOR, UUID.randomUUID(), Set.of("operations"), "max", null, null);

    World world;
    Caller customer;
    Caller anna;
    Random random = new Random(SEED);
    UUID request;
    PlainChange model;

    @BeforeEach
    void register() {
        world = World.registered();
        customer = new Caller(TenantType.CUSTOMER, world.delta, Set.of("enterprise-admin"), "eva", null, null);
        anna = new Caller(TenantType.PARTNER, world.noordzee, Set.of("contract-submitter"), "anna", null, null);
    }

    @AfterEach
    void run() {
        clock.runAhead(clock.offset());
    }

    @Test
    @Timeout(7200)
    void under_any_sequence_of_acts_and_moments() {
        for (int step = 0; step < STEPS; step++) {
            if (step % STEPS_A_REQUEST == 0) {
                begin(new Random(SEED + step));
            }
            var told = act();
            history.add(clock.now() + " " + told);
        }
        settle();
    }

    private void begin(Random seeded) {
        if (model != null) {
            settle();
        }
        random = seeded;
        history.clear();
        history.add("seed " + SEED);
        wishes.clear();
        clock.runAhead(clock.offset());
        clock.standAt(clock.now());
        var ids = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(_ -> world.agreement())
                .toList();
        request = UUID.fromString(world.submitted(ids.toArray(String[]::new)));
        model = new PlainChange(ids, clock.now());
    }

    private String act() {
        model.at(clock.now());
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> wait(Duration.ofHours(1 + random.nextInt(60)));
            case 3 -> waitUntilOneOfItsMoments();
            case 4 -> sweepAndCompare();
            case 5, 6 -> {
                var named = some();
                yield agreeing(
                        "accept " + named,
                        model.accept(named),
                        () -> answers.accept(anna, request, null, new Answer.Acceptance(named, null)));
            }
            case 7 -> {
                var named = some();
                yield agreeing(
                        "decline " + named,
                        model.decline(named),
                        () -> answers.decline(anna, request, null, new Answer.Decline(named, null, null)));
            }
            case 8 -> {
                var named = some();
                yield agreeing(
                        "cancel " + named,
                        model.cancel(named),
                        () -> answers.cancel(customer, request, null, new Answer.Cancellation(named, "enough")));
            }
            case 9, 10 -> propose();
            case 11 -> answerWish(true);
            case 12 -> answerWish(false);
            case 13 -> review();
            case 14 -> submitAgain();
            default -> wait(Duration.ofDays(random.nextInt(40)));
        };
    }

    private String propose() {
        var side = random.nextBoolean();
        var day = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).plusDays(random.nextInt(8) - 1L);
        var named = some();
        return agreeing(
                "%s proposes %s for %s".formatted(side, day, named),
                model.propose(name(side), day, named),
                () -> wishes.add(dates.propose(caller(side), request, null, new ProposedDate(day, named, null))
                        .proposal()
                        .id()));
    }

    private String answerWish(boolean yes) {
        if (model.wishes.isEmpty()) {
            return "no wish";
        }
        var side = random.nextBoolean();
        var index = random.nextInt(model.wishes.size());
        var id = wishes.get(index);
        return yes
                ? agreeing(
                        "%s agrees to %d".formatted(side, index),
                        model.agree(name(side), index),
                        () -> dates.agree(caller(side), request, id, null))
                : agreeing(
                        "%s refuses %d".formatted(side, index),
                        model.refuse(name(side), index),
                        () -> dates.refuse(caller(side), request, id, null, null));
    }

    private String review() {
        return switch (random.nextInt(4)) {
            case 0 -> agreeing("start", model.startReview(), () -> reviews.start(operations, request, null));
            case 1 -> agreeing("reject", model.rejectReview(), () -> reviews.reject(operations, request, null, "no"));
            default -> agreeing("complete", model.completeReview(), () -> reviews.complete(operations, request, null));
        };
    }

    private String submitAgain() {
        var id = List.copyOf(model.licences.keySet()).get(random.nextInt(model.licences.size()));
        var expected = model.submitAgain(id);
        var answer = world.post(world.customer, "/v1/partner-change-requests?validateOnly=true", world.submission(id));
        var heard = answer.statusCode() == 200 ? "OK" : answer.<String>path("code");
        assertThat(heard).as("submit %s again%n%s", id, told()).isEqualTo(expected);
        return "submits %s again: %s".formatted(id, heard);
    }

    private String wait(Duration by) {
        return waitUntil(clock.now().plus(by));
    }

    /** A microsecond before, at, or a microsecond after something binds. */
    private String waitUntilOneOfItsMoments() {
        var moments = new ArrayList<Instant>();
        moments.add(model.acceptBy);
        for (var licence : model.licences.values()) {
            Optional.ofNullable(licence.acceptedAt)
                    .map(at -> at.plus(PlainChange.REVIEW))
                    .ifPresent(moments::add);
            Optional.ofNullable(licence.effective)
                    .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                    .ifPresent(moments::add);
        }
        var moment = moments.get(random.nextInt(moments.size())).plusNanos(1000L * (random.nextInt(3) - 1));
        return moment.isAfter(clock.now()) ? waitUntil(moment) : "it is past " + moment;
    }

    private String waitUntil(Instant moment) {
        clock.standAt(moment);
        return "waits";
    }

    private String sweepAndCompare() {
        while (sweep.runDue(clock.now()) > 0) {
            // until all is announced
        }
        model.swept();
        compare();
        return "swept: " + model.states();
    }

    /** After each request: both agree in everything, and so does the partner of record. */
    private void settle() {
        model.at(clock.now());
        sweepAndCompare();
        model.licences.forEach((id, licence) -> assertThat(
                        world.get(world.customer, "/v1/agreements/" + id).<String>path("partnerOfRecord.pcn"))
                .as(told())
                .isEqualTo(licence.is("COMPLETED") ? world.noordzeePcn : world.fjordPcn));
    }

    private void compare() {
        var view = desk.get(customer, request);
        var states = new LinkedHashMap<String, String>();
        view.items()
                .forEach(item -> states.put(
                        item.licenseId(),
                        item.state()
                                + Optional.ofNullable(item.effectiveDate())
                                        .map(day -> " " + day)
                                        .orElse("")));
        assertThat((Map<String, String>) states).as(told()).isEqualTo(model.states());
        assertThat(view.effectiveDateProposals().stream()
                        .sorted(Comparator.comparing(wish -> wishes.indexOf(wish.id())))
                        .map(wish -> wish.proposedBy() + " " + wish.date() + " " + wish.state()))
                .as(told())
                .containsExactlyElementsOf(model.wishStates());
    }

    private String agreeing(String what, String expected, Runnable act) {
        var heard = Correlation.begin(null).during(() -> outcome(act));
        assertThat(heard).as("%s at %s%n%s", what, clock.now(), told()).isEqualTo(expected);
        return what + ": " + heard;
    }

    private static String outcome(Runnable act) {
        try {
            act.run();
            return "OK";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private List<String> some() {
        var named = model.licences.keySet().stream()
                .filter(_ -> random.nextBoolean())
                .toList();
        return named.isEmpty() ? null : named;
    }

    private String told() {
        return String.join(System.lineSeparator(), history);
    }

    private Caller caller(boolean side) {
        return side ? customer : anna;
    }

    private static String name(boolean side) {
        return side ? "CUSTOMER" : "NEW_PARTNER";
    }
}
