package dev.sluice.platform.command;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Event;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

/** The smallest command there is, for the tests of the mechanisms around it. */
@Path("/v1/notes")
@RunOnVirtualThread
public class NoteResource {

    public record Note(
            @NotBlank(message = "TEXT_REQUIRED: Say something.")
            String text,

            LocalDate day,
            List<@Size(max = 3) String> tags) {}

    public record NoteView(UUID id, String text, long version) implements Versioned {}

    public record Noted(String text) implements Event {

        @Override
        public String topic() {
            return "cocp.selection-events.v1";
        }

        @Override
        public String type() {
            return "note.noted.v1";
        }
    }

    private final AgroalDataSource database;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Callers callers;

    NoteResource(AgroalDataSource database, Outbox outbox, BusinessClock clock, Callers callers) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.callers = callers;
    }

    @POST
    @Command
    @Allow("CUSTOMER:writer")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = NoteView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<NoteView> write(Note note) throws SQLException {
        var id = TimeOrderedId.next();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into note values (?, ?, 1)")) {
            insert.setObject(1, id);
            insert.setString(2, note.text());
            insert.executeUpdate();
        }
        outbox.publish(
                new Noted(note.text()),
                new Announced(
                        id.toString(),
                        1,
                        callers.current().tenant(),
                        Set.of(callers.current().tenant()),
                        clock.now()));
        return RestResponse.ResponseBuilder.<NoteView>created(URI.create("/v1/notes/" + id))
                .entity(new NoteView(id, note.text(), 1))
                .build();
    }

    /** A command without a body. */
    @POST
    @Path("forget")
    @Command
    @Allow("CUSTOMER:writer")
    public NoteView forget() {
        return new NoteView(TimeOrderedId.next(), "forgotten", 1);
    }
}
