package dev.sluice.platform.idempotency;

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
        kept.headers().forEach(answer::header);
        return answer.header("Idempotency-Replayed", "true").build();
    }
}
