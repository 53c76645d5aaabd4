package dev.sluice.platform.problem;

import com.fasterxml.jackson.databind.JsonNode;

/** Says who may send a body before it is told what is wrong with that, where who may hangs on what the body says. */
public interface BodyGuard {

    /** What it is about. */
    Class<? extends Record> type();

    /** @throws Refusal 403 for who may not send it */
    void check(JsonNode body);
}
