package dev.sluice.stack.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One webhook as it came in. {@code verdict} is {@code VERIFIED} or says what is wrong with the signature.
 *
 * @param headers their names, in lower case
 */
public record Receipt(
        String at, String path, String id, String timestamp, String verdict, List<String> headers, JsonNode body) {

    public static final String VERIFIED = "VERIFIED";
}
