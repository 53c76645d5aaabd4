package dev.sluice.system;

import static dev.sluice.stack.services.Service.COCP;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** A request to change partner, as its customer sees it. */
public record ChangeRequest(String id, Customer customer) {

    public String path() {
        return "/v1/partner-change-requests/" + id;
    }

    public JsonNode view() {
        return customer.voice().get(COCP, path()).requireSuccess();
    }

    /** How many licences are in which state. */
    public Map<String, Integer> states() {
        return states(view());
    }

    public static Map<String, Integer> states(JsonNode view) {
        var states = new TreeMap<String, Integer>();
        view.path("items").forEach(item -> states.merge(item.path("state").asText(), 1, Integer::sum));
        return states;
    }
}
