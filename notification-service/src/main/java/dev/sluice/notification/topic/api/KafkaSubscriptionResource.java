package dev.sluice.notification.topic.api;

import dev.sluice.notification.topic.TopicCare;
import dev.sluice.notification.topic.TopicDesk;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A Kafka topic of the partner's own. */
@Path("/v1/kafka-subscriptions")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("PARTNER:integration-admin")
public class KafkaSubscriptionResource {

    private final TopicDesk desk;
    private final TopicCare care;
    private final KafkaSubscriptionCommands commands;
    private final Callers callers;

    KafkaSubscriptionResource(TopicDesk desk, TopicCare care, KafkaSubscriptionCommands commands, Callers callers) {
        this.desk = desk;
        this.care = care;
        this.commands = commands;
        this.callers = callers;
    }

    /** What the topic is to hold: types, {@code *}, or families such as {@code migration.*}. */
    public record Wanted(@NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 200) String> eventTypes) {}

    /** One for each partner. The topic has one partition and keeps records for 7 days. */
    @POST
    @APIResponseSchema(value = KafkaSubscriptionView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<KafkaSubscriptionView> subscribe(Wanted wanted) {
        var answer = commands.subscribe(wanted.eventTypes());
        care.prepare(callers.current().tenant());
        return answer;
    }

    @GET
    public Page<KafkaSubscriptionView> list() {
        var all = desk.list(callers.current()).stream()
                .map(KafkaSubscriptionView::of)
                .toList();
        return new Page<>(all, null);
    }

    @GET
    @Path("{id}")
    public KafkaSubscriptionView get(UUID id) {
        return KafkaSubscriptionView.of(desk.get(callers.current(), id));
    }

    @PATCH
    @Path("{id}")
    public KafkaSubscriptionView change(UUID id, Wanted wanted, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return commands.change(id, wanted.eventTypes(), ifMatch);
    }

    /** The topic stays readable for 30 days, then it goes with all rights. */
    @DELETE
    @Path("{id}")
    public void unsubscribe(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        commands.unsubscribe(id, ifMatch);
    }
}
