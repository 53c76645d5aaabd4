package dev.sluice.stack.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What questions to a service cost over few rows, and over many. From 10,000 of each kind to 1,000,000;
 * {@code -Dsluice.growth=N} for another end.
 */
public final class Growth {

    /** Of the service that is asked: it explains what it reads, and nobody else reads meanwhile. */
    public static final Map<String, String> SETTINGS = Map.of(
            "quarkus.datasource.jdbc.driver", ExplainingDriver.class.getName(), "quarkus.scheduler.enabled", "false");

    private static final int MANY = Integer.getInteger("sluice.growth", 1_000_000);
    private static final int FEW = Math.min(10_000, MANY / 10);

    /** What a look-up by key may read beside what it returns. */
    private static final long FREE = 10;

    private static final int USUAL = 2;

    /** Somebody asks. */
    @FunctionalInterface
    private interface Ask {

        List<Plan> plans();
    }

    private final URI service;
    private final Set<String> constant;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Ask> questions = new LinkedHashMap<>();
    private final Map<String, Integer> most = new HashMap<>();
    private final Set<String> sums = new HashSet<>();

    /** @param constant tables that do not grow with what is done */
    public Growth(URI service, Set<String> constant) {
        this.service = service;
        this.constant = Set.copyOf(constant);
    }

    /** Asked once before, so that what is only read the first time is not counted. */
    public Growth ask(String name, String token, String path) {
        questions.put(name, () -> {
            get(token, path);
            return ExplainingDriver.during(() -> get(token, path));
        });
        return this;
    }

    public Growth ask(String name, Runnable work) {
        questions.put(name, () -> ExplainingDriver.during(work));
        return this;
    }

    /** May touch so many times the pages, not twice only. */
    public Growth mayGrow(String name, int times) {
        most.put(name, times);
        return this;
    }

    /** Its answer is added up from rows: only the pages that are touched are compared. */
    public Growth addsUp(String name) {
        sums.add(name);
        return this;
    }

    /** What became dearer; prints what everything costs. */
    public List<String> faults(Volume volume) throws SQLException {
        volume.growTo(FEW);
        var few = answers();
        volume.growTo(MANY);
        var many = answers();
        var faults = new ArrayList<String>();
        few.forEach((name, before) -> compare(name, before, many.getOrDefault(name, List.of()), faults));
        return faults;
    }

    private Map<String, List<Plan>> answers() {
        var answers = new LinkedHashMap<String, List<Plan>>();
        questions.forEach((name, question) -> answers.put(name, question.plans()));
        return answers;
    }

    private void compare(String name, List<Plan> few, List<Plan> many, List<String> faults) {
        var before = buffers(few);
        var after = buffers(many);
        System.out.printf("%-50s %6d buffers, %6d%n", name, before, after);
        if (before == 0) {
            faults.add(name + ": was not explained");
        }
        if (after > most.getOrDefault(name, USUAL) * before) {
            faults.add("%s: %d buffers, were %d".formatted(name, after, before));
        }
        many.forEach(plan -> plan.read().forEach((table, rows) -> {
            if (!sums.contains(name) && !constant.contains(table) && rows > Math.max(USUAL * plan.returned(), FREE)) {
                faults.add("%s: %d rows of %s read for %d by %s"
                        .formatted(name, rows, table, plan.returned(), plan.sql()));
            }
        }));
    }

    private static long buffers(List<Plan> plans) {
        return plans.stream().mapToLong(Plan::buffers).sum();
    }

    private void get(String token, String path) {
        try {
            var request = HttpRequest.newBuilder(service.resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("%s: %d %s".formatted(path, answer.statusCode(), answer.body()));
            }
        } catch (IOException failure) {
            throw new IllegalStateException(path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, interrupted);
        }
    }
}
