package dev.sluice.plain;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.benchmarks.commands.WrittenRows;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Takes a request for a change of partner and writes what cocp-service would write for it. */
@Path("/v1/partner-change-requests")
@Singleton
public class PlainRequests {

    private final AgroalDataSource database;
    private final JsonWebToken token;
    private final WrittenRows rows;

    PlainRequests(AgroalDataSource database, JsonWebToken token, @ConfigProperty(name = "plain.rows") String rows)
            throws IOException {
        this.database = database;
        this.token = token;
        this.rows = WrittenRows.read(java.nio.file.Path.of(rows));
    }

    /** Who agrees to the terms. */
    public record Signatory(String firstName, String lastName) {}

    /** What a customer asks for. */
    @JsonIgnoreProperties(ignoreUnknown = false)
    public record Submission(
            List<String> licenseIds,
            String newPartnerPcn,
            String partnerContactEmail,
            String reason,
            @Nullable String reasonDescription,
            Signatory signatory,
            boolean termsAccepted,
            String channel,
            @Nullable LocalDate requestedEffectiveDate) {}

    /** What was written. */
    public record Answer(String licenseId) {}

    @POST
    @RunOnVirtualThread
    @RolesAllowed({"enterprise-admin", "online-admin"})
    public RestResponse<Answer> submit(Submission submission) throws SQLException {
        var licence = submission.licenseIds().getFirst();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            rows.insert(
                    connection,
                    Map.of(WrittenRows.LICENCE, licence, WrittenRows.CUSTOMER, token.<String>getClaim("tenant")));
        }
        return RestResponse.status(RestResponse.Status.CREATED, new Answer(licence));
    }
}
