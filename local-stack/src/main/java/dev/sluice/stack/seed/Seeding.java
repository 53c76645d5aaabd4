package dev.sluice.stack.seed;

import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.TRANSFER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.clock.SuiteClock;
import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import dev.sluice.stack.issuer.Tokens;
import dev.sluice.stack.process.Deadline;
import dev.sluice.stack.services.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Tells a portfolio to a running suite, by its API alone. */
public final class Seeding {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int AT_A_TIME = 4;
    private static final int ITEMS_OF_A_BATCH = 1000;

    private final Map<Service, ServiceClient> clients;
    private final Tokens tokens;
    private final SuiteClock clock;
    private final Consumer<String> log;
    private final String registry;

    public Seeding(Map<Service, ServiceClient> clients, Tokens tokens, SuiteClock clock, Consumer<String> log)
            throws IOException {
        this.clients = clients;
        this.tokens = tokens;
        this.clock = clock;
        this.log = log;
        this.registry = tokens.issue(Caller.operator("registry"));
    }

    /** What there is now. */
    public record Seeded(int partners, int customers, int agreements, int subscriptions, int scheduled) {}

    /** @throws IOException when something of it is refused that should not be */
    public Seeded seed(int customers, long seed) throws IOException {
        var today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
        var portfolio = Portfolio.of(customers, seed, today);
        load(COCP, "partners", PortfolioFiles.partners(portfolio));
        load(COCP, "customers", PortfolioFiles.customers(portfolio));
        var agreements = load(COCP, "agreements", PortfolioFiles.agreements(portfolio));
        clock.awaitQuiet();
        var subscriptions = load(TRANSFER, "ea-subscriptions", PortfolioFiles.subscriptions(portfolio));
        relate(portfolio);
        var scheduled = renew(portfolio);
        clock.awaitQuiet();
        return new Seeded(portfolio.partners().size(), customers, agreements, subscriptions, scheduled);
    }

    private int load(Service service, String kind, String csv) throws IOException {
        var started = client(service).upload("/v1/imports?kind=" + kind, registry, "text/csv", csv);
        var operation = "/v1/operations/" + started.requireSuccess().text("id");
        var deadline = Deadline.in(PATIENCE);
        var seen = get(service, operation, registry);
        while (!seen.path("done").asBoolean()) {
            await(deadline, operation);
            seen = get(service, operation, registry);
        }
        var failed = seen.at("/progress/failed").asInt();
        if (failed > 0) {
            throw new IOException("%d %s were refused: %s".formatted(failed, kind, seen.path("errors")));
        }
        log.accept("%d %s".formatted(seen.at("/progress/total").asInt(), kind));
        return seen.at("/progress/total").asInt();
    }

    private void relate(Portfolio portfolio) throws IOException {
        var works = new ArrayList<Future<?>>();
        try (var workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            portfolio.customers().forEach(customer -> works.add(workers.submit(() -> relate(customer))));
        }
        for (var work : works) {
            if (work.state() == Future.State.FAILED) {
                throw new IOException(work.exceptionNow());
            }
        }
        log.accept("%d relationships".formatted(works.size()));
    }

    private void relate(Portfolio.Customer customer) {
        try {
            var asked = client(TRANSFER)
                    .post(
                            "/v1/relationship-requests",
                            token(customer.partner()),
                            Map.of("type", "RESELLER", "customerTenantId", customer.tenant()))
                    .requireSuccess();
            var admin = Caller.of(
                    TenantType.CUSTOMER,
                    customer.tenant(),
                    customer.administrator(),
                    "global-admin",
                    "enterprise-admin");
            client(TRANSFER)
                    .post(
                            "/v1/relationship-requests/%s/accept".formatted(asked.text("id")),
                            tokens.issue(admin),
                            Map.of())
                    .requireSuccess();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Some of it cannot be renewed, as in life. */
    private int renew(Portfolio portfolio) throws IOException {
        var scheduled = 0;
        for (var partner : portfolio.partners()) {
            var wanted = portfolio.customers().stream()
                    .filter(customer -> customer.partner().equals(partner))
                    .flatMap(customer -> customer.agreements().stream())
                    .flatMap(agreement -> agreement.subscriptions().stream())
                    .filter(Portfolio.Subscription::wanted)
                    .toList();
            for (var from = 0; from < wanted.size(); from += ITEMS_OF_A_BATCH) {
                var to = Math.min(wanted.size(), from + ITEMS_OF_A_BATCH);
                scheduled += run(partner, wanted.subList(from, to));
            }
        }
        log.accept("%d renewals scheduled".formatted(scheduled));
        return scheduled;
    }

    private int run(Portfolio.Partner partner, List<Portfolio.Subscription> wanted) throws IOException {
        var token = token(partner);
        var items = wanted.stream()
                .map(each -> Map.of("eaSubscriptionId", each.id(), "quantity", each.quantity()))
                .toList();
        var body = Map.of(
                "kind",
                "CHANNEL_TRANSFER",
                "defaults",
                Map.of("termDuration", "P1Y", "billingCycle", "Monthly"),
                "items",
                items);
        var made = client(TRANSFER).post("/v1/batches", token, body).requireSuccess();
        var batch = "/v1/batches/" + made.text("id");
        client(TRANSFER).post(batch + "/run", token, Map.of()).requireSuccess();
        var deadline = Deadline.in(PATIENCE);
        var seen = get(TRANSFER, batch, token);
        while (!seen.path("state").asText().equals("FINISHED")) {
            await(deadline, batch);
            seen = get(TRANSFER, batch, token);
        }
        return seen.at("/progress/succeeded").asInt();
    }

    private static void await(Deadline deadline, String what) throws IOException {
        if (deadline.isOver()) {
            throw new IOException(what + " does not end");
        }
        deadline.pause(LOOK_EVERY);
    }

    private String token(Portfolio.Partner partner) throws IOException {
        return tokens.issue(Caller.of(
                TenantType.PARTNER,
                partner.tenant(),
                "admin@%s.example".formatted(partner.tenant().substring(0, 8)),
                "admin-agent"));
    }

    private JsonNode get(Service service, String path, String token) throws IOException {
        return client(service).get(path, token).requireSuccess().body();
    }

    private ServiceClient client(Service service) {
        var client = clients.get(service);
        if (client == null) {
            throw new IllegalStateException(service + " is not running");
        }
        return client;
    }
}
