package dev.sluice.stack.receiver;

import com.fasterxml.jackson.databind.JsonNode;

/** One webhook as it came in. {@code verdict} is {@code VERIFIED} or says what is wrong with the signature. */
public record Receipt(String at, String path, String id, String timestamp, String verdict, JsonNode body) {

    public static final String VERIFIED = "VERIFIED";
}
