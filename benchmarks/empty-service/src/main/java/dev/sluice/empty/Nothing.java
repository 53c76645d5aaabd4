package dev.sluice.empty;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** One resource, so that each extension that serves resources is there. */
@Path("/v1/nothing")
class Nothing {

    /** What it answers with. */
    record Answer(String text) {}

    @GET
    Answer get() {
        return new Answer("");
    }
}
