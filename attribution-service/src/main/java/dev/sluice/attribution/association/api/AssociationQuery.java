package dev.sluice.attribution.association.api;

import dev.sluice.attribution.association.AssociationFilter;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list, as they stand in the address. */
public class AssociationQuery {

    @QueryParam("customerTenantId")
    @Nullable
    String customerTenantId;

    @QueryParam("subscriptionId")
    @Nullable
    String subscriptionId;

    @QueryParam("agreementId")
    @Nullable
    String agreementId;

    @QueryParam("partnerTenantId")
    @Nullable
    String partnerTenantId;

    @Parameter(description = "Those in effect at this instant, or at the beginning of this day.")
    @QueryParam("asOf")
    @Nullable
    String asOf;

    /** @throws Refusal 400 with everything that cannot be read */
    AssociationFilter filter() {
        var errors = new ArrayList<Violation>();
        var filter = new AssociationFilter(
                read("customerTenantId", customerTenantId, UUID::fromString, "is the UUID of a tenant", errors),
                subscriptionId,
                agreementId,
                read("partnerTenantId", partnerTenantId, UUID::fromString, "is the UUID of a tenant", errors),
                read("asOf", asOf, AssociationQuery::instant, "is an instant in UTC or a day", errors));
        if (!errors.isEmpty()) {
            throw Refusal.malformed(errors);
        }
        return filter;
    }

    private static Instant instant(String text) {
        return text.length() == "2026-04-22".length()
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }

    private static <T> @Nullable T read(
            String name, @Nullable String text, Function<String, T> reading, String what, List<Violation> errors) {
        try {
            return text == null ? null : reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            errors.add(Violation.of(name, "INVALID_VALUE", what));
            return null;
        }
    }
}
