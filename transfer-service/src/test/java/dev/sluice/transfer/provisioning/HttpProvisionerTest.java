package dev.sluice.transfer.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A provisioner over HTTP")
class HttpProvisionerTest {

    static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    static final Provision WANTED = new Provision(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "M365_E3_NO_TEAMS",
            100,
            Term.P1Y,
            BillingCycle.MONTHLY,
            LocalDate.parse("2026-04-01"),
            LocalDate.parse("2027-03-31"),
            null,
            1);

    final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    HttpServer server;
    volatile int status = 201;
    volatile String answer = "{\"id\":\"S-1\"}";
    volatile int hangUps;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (hangUps-- > 0) {
            exchange.close();
            return;
        }
        var bytes = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Outcome provision() {
        var address = URI.create("http://127.0.0.1:%d/subscriptions"
                .formatted(server.getAddress().getPort()));
        return new HttpProvisioner(address, Duration.ofSeconds(5), JSON).provision(WANTED);
    }

    @Test
    void is_told_what_to_make_under_a_key_of_its_own() throws IOException {
        assertThat(provision()).isEqualTo(new Outcome.Provisioned("S-1"));

        assertThat(keys).containsExactly(WANTED.key().toString());
        var body = JSON.readTree(bodies.getFirst());
        assertThat(body.path("sku").asText()).isEqualTo("M365_E3_NO_TEAMS");
        assertThat(body.path("billingCycle").asText()).isEqualTo("Monthly");
        assertThat(body.has("attempt")).isFalse();
        assertThat(body.has("partnerIdOnRecord")).isFalse();
    }

    @Test
    void is_asked_again_under_the_same_key_when_its_answer_is_lost() {
        hangUps = 1;

        assertThat(provision()).isEqualTo(new Outcome.Provisioned("S-1"));

        assertThat(keys).hasSize(2).containsOnly(WANTED.key().toString());
    }

    @ParameterizedTest
    @CsvSource({"302", "403", "404", "408", "425", "429", "500", "502", "503", "504"})
    void is_asked_again_later_when_it_cannot_now(int unavailable) {
        status = unavailable;

        assertThat(provision()).isEqualTo(new Outcome.Unavailable("PROVISIONER_UNAVAILABLE", "status " + unavailable));
    }

    @Test
    void is_asked_again_later_when_it_says_nothing_or_nothing_of_use() {
        answer = "{}";
        assertThat(provision()).isInstanceOf(Outcome.Unavailable.class);
        answer = "not json";
        assertThat(provision()).isInstanceOf(Outcome.Unavailable.class);
        hangUps = 2;
        assertThat(provision()).isInstanceOf(Outcome.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "409; {\"code\":\"NO_SUCH_TENANT\",\"detail\":\"gone\"}; NO_SUCH_TENANT; gone",
                "422; {\"code\":\"<b>\",\"detail\":\"odd\"}; PROVISIONING_REFUSED; odd",
                "410; {\"code\":\"\"}; PROVISIONING_REFUSED; status 410",
                "400; what; PROVISIONING_REFUSED; status 400"
            })
    void refuses_for_good_when_it_says_so(int refused, String body, String code, String detail) {
        status = refused;
        answer = body;

        assertThat(provision()).isEqualTo(new Outcome.Refused(code, detail));
    }
}
