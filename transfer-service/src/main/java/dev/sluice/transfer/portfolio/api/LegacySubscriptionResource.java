package dev.sluice.transfer.portfolio.api;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.portfolio.LegacyView;
import dev.sluice.transfer.portfolio.PortfolioDesk;
import dev.sluice.transfer.portfolio.Provider;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What customers still have in the traditional CSP. */
@Path("/v1/legacy-subscriptions")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("PARTNER:*")
@Tag(
        name = "Legacy subscriptions",
        description = "What customers still have in the traditional CSP, and what can be done about it.")
public class LegacySubscriptionResource {

    private final PortfolioDesk desk;
    private final Callers callers;

    LegacySubscriptionResource(PortfolioDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "Of all customers of the caller, also with another provider; each with its options compared")
    public Page<LegacyView> list(
            @QueryParam("customerTenantId") @Nullable String customerTenantId,
            @QueryParam("dueBefore") @Nullable String dueBefore,
            @QueryParam("provider") @Nullable String provider,
            @BeanParam PageRequest page) {
        return desk.list(
                callers.current(),
                QueryText.tenant(customerTenantId, "customerTenantId"),
                QueryText.day(dueBefore, "dueBefore"),
                providers(provider),
                page);
    }

    private static Set<Provider> providers(@Nullable String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(",", -1))
                        .map(each -> QueryText.constant(each.strip(), "provider", Provider.class))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
