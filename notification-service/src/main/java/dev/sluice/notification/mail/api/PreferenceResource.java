package dev.sluice.notification.mail.api;

import dev.sluice.notification.mail.ContactPreference;
import dev.sluice.notification.mail.PreferenceDesk;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What people of the caller's tenant want by mail. */
@Path("/v1/contact-preferences/{email}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("*")
public class PreferenceResource {

    private static final java.util.regex.Pattern EMAIL =
            java.util.regex.Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

    private final PreferenceDesk desk;
    private final Callers callers;

    PreferenceResource(PreferenceDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** Whether mails are wanted, and in which language (BCP 47). */
    public record Wish(
            @NotNull Boolean mail,

            @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") @Nullable
            String language) {}

    /** A person's wish, as it is kept. */
    public record PreferenceView(
            String email, boolean mail, @Nullable String language, long version) implements Versioned {

        static PreferenceView of(ContactPreference preference) {
            return new PreferenceView(
                    preference.email(), preference.mail(), preference.language(), preference.version());
        }
    }

    @GET
    public PreferenceView get(String email) {
        return PreferenceView.of(desk.get(callers.current(), email));
    }

    @PUT
    @Command
    @APIResponseSchema(value = PreferenceView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<PreferenceView> put(
            String email, Wish wish, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, @Context UriInfo called) {
        if (!EMAIL.matcher(email).matches()) {
            throw Refusal.malformed("email", "INVALID_VALUE", "is not an e-mail address");
        }
        return Created.orReplaced(
                called, PreferenceView.of(desk.put(callers.current(), email, wish.mail(), wish.language(), ifMatch)));
    }
}
