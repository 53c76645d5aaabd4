package dev.sluice.stack.clock;

import dev.sluice.stack.http.Answer;
import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.services.Service;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** The sandbox clock of one service. */
public record ServiceClock(Service service, ServiceClient client, String token) {

    Reading read() throws IOException {
        return reading(client.get("/sandbox/clock", token));
    }

    /** Returns when everything of this service that was due up to that instant has run. */
    void moveTo(Instant instant) throws IOException {
        client.post("/sandbox/clock/advance", token, Map.of("to", instant.toString()))
                .requireSuccess();
    }

    private static Reading reading(Answer answer) throws IOException {
        if (answer.status() == 404) {
            throw new IOException(
                    "this stack runs in real time: start it without --production-clock to move its clock");
        }
        return Reading.of(answer.requireSuccess().body());
    }
}
