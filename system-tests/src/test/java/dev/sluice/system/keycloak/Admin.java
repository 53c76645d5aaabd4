package dev.sluice.system.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.issuer.TenantType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What an administrator of the realm does by Keycloak's own API. */
record Admin(HttpClient http, String address, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As the realm's pattern says: a copy of it, with attributes and roles on its service account. */
    Program program(TenantType type, String tenant, String email, String... roles) {
        var program =
                new Program("program-" + UUID.randomUUID(), UUID.randomUUID().toString());
        var client = (ObjectNode) only("/clients?clientId=sluice-integration").deepCopy();
        client.remove(List.of("id", "attributes", "protocolMappers"));
        client.put("clientId", program.clientId())
                .put("enabled", true)
                .put("clientAuthenticatorType", "client-secret")
                .put("secret", program.secret());
        call("POST", "/clients", client);
        var id = only("/clients?clientId=" + program.clientId()).path("id").asText();
        var account = (ObjectNode) call("GET", "/clients/" + id + "/service-account-user", null);
        account.put("email", email).put("emailVerified", true);
        account.set(
                "attributes", JSON.valueToTree(Map.of("tenant_type", List.of(type.name()), "tenant", List.of(tenant))));
        var user = "/users/" + account.path("id").asText();
        call("PUT", user, account);
        var granted = Stream.of(roles)
                .map(role -> call("GET", "/roles/" + role, null))
                .toList();
        call("POST", user + "/role-mappings/realm", granted);
        return program;
    }

    /** From now on tokens are signed by another key; the old one still counts. */
    void rotateKey() {
        var realm = call("GET", "", null).path("id").asText();
        call(
                "POST",
                "/components",
                Map.of(
                        "name", "next",
                        "providerId", "rsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "parentId", realm,
                        "config",
                                Map.of(
                                        "priority", List.of("1000"),
                                        "enabled", List.of("true"),
                                        "active", List.of("true"),
                                        "algorithm", List.of("RS256"),
                                        "keySize", List.of("2048"))));
    }

    private JsonNode only(String list) {
        return call("GET", list, null).path(0);
    }

    private JsonNode call(String method, String path, Object body) {
        try {
            var sent =
                    body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
            var request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, sent)
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(
                        "%s %s answered %d %s".formatted(method, path, answer.statusCode(), answer.body()));
            }
            return answer.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
