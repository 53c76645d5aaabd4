package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.services.Service;
import java.io.IOException;
import java.util.Map;

/** Somebody who calls the services; whatever is refused ends the step. */
record Party(Map<Service, ServiceClient> services, String token) {

    JsonNode get(Service service, String path) throws IOException {
        return client(service).get(path, token).requireSuccess().body();
    }

    JsonNode post(Service service, String path, Object body) throws IOException {
        return client(service).post(path, token, body).requireSuccess().body();
    }

    /** Under a key: the same again changes nothing. */
    JsonNode post(Service service, String path, Object body, String key) throws IOException {
        return client(service).post(path, token, body, key).requireSuccess().body();
    }

    JsonNode patch(Service service, String path, Object body) throws IOException {
        return client(service).patch(path, token, body).requireSuccess().body();
    }

    /** What it is refused with; what is not refused ends the step. */
    JsonNode refused(Service service, String path, Object body) throws IOException {
        var answer = client(service).post(path, token, body);
        Unexpected.unless(answer.status() >= 400 && answer.status() < 500, "a refusal", answer.status());
        return answer.body();
    }

    JsonNode upload(Service service, String path, String mediaType, String text) throws IOException {
        return client(service)
                .upload(path, token, mediaType, text)
                .requireSuccess()
                .body();
    }

    void put(Service service, String path, Object body) throws IOException {
        client(service).put(path, token, body).requireSuccess();
    }

    private ServiceClient client(Service service) {
        var client = services.get(service);
        if (client == null) {
            throw new IllegalStateException(service + " is not running");
        }
        return client;
    }
}
