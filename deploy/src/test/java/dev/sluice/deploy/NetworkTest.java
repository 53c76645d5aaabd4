package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Networks")
class NetworkTest {

    private static final Pattern NETWORK = Pattern.compile("\"([0-9a-f:.]+/[0-9]+)\"");

    private final Manifests production = Manifests.of("production");

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "8.8.8.8", "2606:2800:21f::1"})
    void outside_addresses_are_reached_by_notification_service_alone(String address) throws Exception {
        assertThat(Repository.SERVICES.stream()
                        .map(Repository.Application::service)
                        .filter(service -> reaches(service, address, 443)))
                .containsExactly("notification-service");
    }

    @ParameterizedTest
    @CsvSource({"443, true", "8443, true", "1024, true", "80, false", "22, false", "25, false"})
    void webhooks_leave_by_the_ports_that_addresses_may_have(int port, boolean allowed) {
        assertThat(reaches("notification-service", "93.184.215.14", port)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.20.1.1",
                "192.168.1.1",
                "169.254.169.254",
                "127.0.0.1",
                "100.64.0.1",
                "224.0.0.1",
                "fd00::1",
                "fe80::1",
                "::1",
                "64:ff9b::a00:1",
                "2002:a00:1::1"
            })
    void nobody_reaches_what_lies_inside(String address) {
        assertThat(Repository.SERVICES)
                .noneMatch(application ->
                        reaches(application.service(), address, 443) || reaches(application.service(), address, 8080));
    }

    @Test
    void what_the_service_refuses_the_network_refuses_too() {
        var policy = Repository.text(Repository.ROOT.resolve(
                "notification-service/src/main/java/dev/sluice/notification/sending/AddressPolicy.java"));
        var special = policy.substring(policy.indexOf("IPV4_NOT_PUBLIC"), policy.indexOf("EMBEDDING"));
        var refused = NETWORK.matcher(special)
                .results()
                .map(result -> result.group(1))
                .filter(network -> !network.equals("2000::/3"))
                .collect(Collectors.toSet());
        var excepted = egress("notification-service")
                .flatMap(rule -> Manifests.each(rule.path("to")))
                .flatMap(peer -> Manifests.texts(peer.at("/ipBlock/except")).stream())
                .toList();

        assertThat(refused).hasSizeGreaterThan(20);
        assertThat(excepted).containsExactlyInAnyOrderElementsOf(refused);
    }

    @Test
    void each_database_listens_to_its_service_and_its_operator_alone() {
        for (var application : Repository.SERVICES) {
            var ingress =
                    production.one("NetworkPolicy", application.name() + "-db").at("/spec/ingress");
            var clients = Manifests.each(ingress)
                    .filter(rule -> Manifests.each(rule.path("ports"))
                            .anyMatch(port -> port.path("port").asInt() == 5432))
                    .flatMap(rule -> Manifests.each(rule.path("from")))
                    .map(peer -> peer.findValue("matchLabels").elements().next().asText())
                    .toList();

            assertThat(clients)
                    .containsExactlyInAnyOrder(application.service(), application.name() + "-db", "cnpg-system");
        }
    }

    @Test
    void traces_leave_for_the_collector_that_services_are_told_of_and_only_when_they_are() {
        var told = production.one("ConfigMap", "sluice-services").path("data");
        var collector =
                URI.create(told.path("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT").asText());
        var namespace = collector.getHost().substring(collector.getHost().indexOf('.') + 1);

        assertThat(told.path("QUARKUS_OTEL_SDK_DISABLED").asText()).isEqualTo("true");
        assertThat(SharedSettings.value("quarkus.otel.sdk.disabled")).isEqualTo("true");
        assertThat(Repository.SERVICES)
                .allSatisfy(application -> assertThat(egress(application.service()))
                        .filteredOn(rule -> rule.toString().contains(namespace))
                        .singleElement()
                        .satisfies(rule ->
                                assertThat(rule.at("/ports/0/port").asInt()).isEqualTo(collector.getPort())));
    }

    @Test
    void services_listen_to_gateway_and_monitoring_alone() {
        for (var application : Repository.SERVICES) {
            var from = policies(application.service())
                    .flatMap(policy -> Manifests.each(policy.at("/spec/ingress")))
                    .flatMap(rule -> Manifests.each(rule.path("from")))
                    .map(peer -> peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                            .asText());

            assertThat(from).containsExactlyInAnyOrder("envoy-gateway-system", "monitoring");
        }
    }

    /** Policies that choose the service's pods; each of them has both directions or only the outer one. */
    private Stream<ObjectNode> policies(String service) {
        var pod = production.one("Deployment", service).at("/spec/template/metadata/labels");
        return production
                .kind("NetworkPolicy")
                .filter(policy -> policy.at("/spec/podSelector/matchLabels").properties().stream()
                        .allMatch(label -> label.getValue().equals(pod.get(label.getKey()))));
    }

    private Stream<JsonNode> egress(String service) {
        return policies(service).flatMap(policy -> Manifests.each(policy.at("/spec/egress")));
    }

    private boolean reaches(String service, String address, int port) {
        assertThat(policies(service).flatMap(policy -> Manifests.texts(policy.at("/spec/policyTypes")).stream()))
                .contains("Egress");
        return egress(service)
                .filter(rule -> Manifests.each(rule.path("ports")).anyMatch(each -> covers(each, port)))
                .flatMap(rule -> Manifests.each(rule.path("to")))
                .map(peer -> peer.path("ipBlock"))
                .filter(JsonNode::isObject)
                .anyMatch(block -> contains(block.path("cidr").asText(), address)
                        && Manifests.texts(block.path("except")).stream()
                                .noneMatch(network -> contains(network, address)));
    }

    private static boolean covers(JsonNode ports, int port) {
        var first = ports.path("port").asInt();
        return first <= port && port <= ports.path("endPort").asInt(first);
    }

    private static boolean contains(String network, String address) {
        var parts = List.of(network.split("/"));
        var base = InetAddress.ofLiteral(parts.getFirst()).getAddress();
        var other = InetAddress.ofLiteral(address).getAddress();
        var bits = Integer.parseInt(parts.getLast());
        return base.length == other.length && Arrays.equals(bits(base, bits), bits(other, bits));
    }

    private static boolean[] bits(byte[] address, int count) {
        var bits = new boolean[count];
        for (int i = 0; i < count; i++) {
            bits[i] = (address[i / 8] >> (7 - i % 8) & 1) == 1;
        }
        return bits;
    }
}
