package dev.sluice.cocp.partner;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sluice.cocp.contact.Address;
import dev.sluice.platform.problem.Versioned;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered user of a partner. Serves contact verification, the count of submitters and notices; what a caller may do comes
 * from its token alone.
 *
 * @param verified the address may be written to
 * @param contactId the published address, of verified users only
 */
public record PartnerUser(
        UUID partnerTenantId,
        String email,
        String name,
        List<String> roles,
        boolean verified,
        @JsonIgnore @Nullable UUID contactId,
        long version)
        implements Versioned {

    public PartnerUser {
        roles = List.copyOf(roles);
    }

    public Address address() {
        return new Address(partnerTenantId, email, name, roles);
    }
}
