package dev.sluice.platform.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Answers a repeated command as it was answered the first time. */
public class ReplayMapper {

    @ServerExceptionMapper
    public RestResponse<@Nullable Object> replay(Idempotency.Replay replay) {
        var kept = replay.kept();
        var answer = RestResponse.ResponseBuilder.<@Nullable Object>create(kept.status());
        if (kept.body() != null) {
            answer.entity(kept.body()).type("application/json");
        }
        kept.headers()
                .forEach((name, value) ->
                        answer.header(name, name.equals(HttpHeaders.LOCATION) ? URI.create(value) : value));
        return answer.header("Idempotency-Replayed", "true").build();
    }
}
