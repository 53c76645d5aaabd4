package dev.sluice.platform.audit.api;

import dev.sluice.platform.audit.AuditQuery;
import dev.sluice.platform.audit.AuditRecord;
import dev.sluice.platform.audit.AuditRecords;
import dev.sluice.platform.audit.AuditVerification;
import dev.sluice.platform.paging.Page;
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
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who changed what, and the proof that the answer was not altered. */
@Path("/v1/audit-records")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AuditRecordResource {

    private final AuditRecords records;
    private final AuditVerification verification;
    private final Callers callers;

    AuditRecordResource(AuditRecords records, AuditVerification verification, Callers callers) {
        this.records = records;
        this.verification = verification;
        this.callers = callers;
    }

    @GET
    @Allow({
        "OPERATOR:auditor",
        "PARTNER:admin-agent",
        "CUSTOMER:enterprise-admin",
        "CUSTOMER:online-admin",
        "CUSTOMER:global-admin"
    })
    public Page<AuditRecord> list(
            @QueryParam("customerTenantId") @Nullable String customerTenantId,
            @QueryParam("resourceType") @Nullable String resourceType,
            @QueryParam("resourceId") @Nullable String resourceId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("correlationId") @Nullable String correlationId,
            @BeanParam PageRequest page) {
        var query = new AuditQuery(
                parsed("customerTenantId", customerTenantId, UUID::fromString, "is a UUID"),
                resourceType,
                resourceId,
                parsed("from", from, Instant::parse, "is an instant such as 2026-01-22T09:00:00Z"),
                parsed("to", to, Instant::parse, "is an instant such as 2026-01-22T09:00:00Z"),
                correlationId);
        return records.list(query, callers.current(), page);
    }

    /** @param heads published heads, each {@code <service>/<block>/<hash>} as the key of a record on suite.audit-seals.v1 */
    @GET
    @Path("verification")
    @Allow("OPERATOR:auditor")
    public AuditVerification.Report verify(@QueryParam("head") List<String> heads) {
        return verification.verify(heads);
    }

    private static <T> @Nullable T parsed(
            String name, @Nullable String value, Function<String, T> parser, String expectation) {
        try {
            return value == null ? null : parser.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Refusal.malformed(name, "INVALID_VALUE", expectation);
        }
    }
}
