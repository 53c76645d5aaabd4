package dev.sluice.stack.clock;

import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.Tokens;
import dev.sluice.stack.kafka.Topics;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.StackDescription;
import dev.sluice.stack.state.StackSecrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** The clock of a running stack, with the connections it needs. */
public record ClockSession(HttpClient http, SuiteTraffic traffic, SuiteClock clock) implements AutoCloseable {

    public static ClockSession open(
            Path root, StackDescription stack, StackSecrets secrets, Tokens tokens, Consumer<String> log)
            throws IOException {
        var http = ServiceClient.newHttp();
        var token = tokens.issue(Caller.operator("platform"));
        var clocks = Arrays.stream(Service.values())
                .map(service -> new ServiceClock(service, ServiceClient.of(http, stack.address(service)), token))
                .toList();
        var traffic = SuiteTraffic.open(secrets, stack.kafka(), Topics.of(root).names());
        return new ClockSession(http, traffic, new SuiteClock(clocks, traffic, log));
    }

    @Override
    public void close() throws IOException {
        traffic.close();
        http.close();
    }
}
