package dev.sluice.platform.deadlines.api;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.ExpectedDeadlines;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.time.DateTimeException;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What falls due for the caller in this service: as data, or as a calendar to subscribe to. */
@Path("/v1/deadlines")
@RunOnVirtualThread
public class DeadlineResource {

    private static final String TEXT_CALENDAR = "text/calendar";
    private static final MediaType CALENDAR = new MediaType("text", "calendar");

    private final ExpectedDeadlines deadlines;
    private final Callers callers;
    private final BusinessClock clock;
    private final String service;

    DeadlineResource(
            ExpectedDeadlines deadlines,
            Callers callers,
            BusinessClock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.deadlines = deadlines;
        this.callers = callers;
        this.clock = clock;
        this.service = service;
    }

    /** @param before only what falls due before this instant */
    @GET
    @Produces({MediaType.APPLICATION_JSON, TEXT_CALENDAR})
    @Allow("*")
    @APIResponse(
            responseCode = "200",
            description = "What falls due, earliest first",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Agenda.class)),
                @Content(mediaType = TEXT_CALENDAR, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Object> list(
            @QueryParam("before") @Nullable String before,
            @BeanParam PageRequest page,
            @Context UriInfo uri,
            @Context Request request) {
        var found = deadlines.list(callers.current(), parsed(before), page);
        var agenda = new Agenda(
                found.items().stream()
                        .map(expected -> Agenda.DueEntry.of(expected, uri.getBaseUri()))
                        .toList(),
                found.nextPageToken());
        var answer = answer(agenda, request).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (found.nextPageToken() != null) {
            var next = uri.getRequestUriBuilder().replaceQueryParam("pageToken", found.nextPageToken());
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next.build()));
        }
        return answer.build();
    }

    private RestResponse.ResponseBuilder<Object> answer(Agenda agenda, Request request) {
        var wanted = request.selectVariant(
                Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, CALENDAR).build());
        return wanted != null && CALENDAR.isCompatible(wanted.getMediaType())
                ? RestResponse.ResponseBuilder.<Object>ok(new AgendaCalendar(agenda, service, clock.now()).text())
                        .type(CALENDAR.withCharset("utf-8"))
                : RestResponse.ResponseBuilder.<Object>ok(agenda).type(MediaType.APPLICATION_JSON_TYPE);
    }

    private static @Nullable Instant parsed(@Nullable String before) {
        try {
            return before == null ? null : Instant.parse(before);
        } catch (DateTimeException e) {
            throw Refusal.malformed("before", "INVALID_VALUE", "is an instant such as 2026-01-22T09:00:00Z");
        }
    }
}
