package dev.sluice.cocp.partner;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sluice.cocp.contact.Address;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Versioned;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered user of a partner. Serves contact verification, the count of submitters and notices; what a caller may do comes
 * from its token alone.
 *
 * @param id opaque, for records that outlive the address
 * @param verified the address may be written to
 * @param contactId the published address, of verified users only
 */
public record PartnerUser(
        UUID id,
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

    /** By what a user is known; addresses are compared without regard to case. */
    record Key(UUID partnerTenantId, String email) {

        static final int LONGEST = 320;
        static final String FORM = "[^@\\s]+@[^@\\s]+";

        static Key of(UUID partnerTenantId, String email) {
            return new Key(partnerTenantId, email.strip().toLowerCase(Locale.ROOT));
        }

        /** @throws Refusal 400 at {@code pointer} unless it is an address */
        Key requireAddress(String pointer) {
            if (email.length() > LONGEST || !email.matches(FORM)) {
                throw Refusal.malformed(pointer, "INVALID_VALUE", "must be an e-mail address");
            }
            return this;
        }
    }

    Key key() {
        return new Key(partnerTenantId, email);
    }

    boolean needsContact() {
        return verified && contactId == null;
    }

    PartnerUser withContact(@Nullable UUID contact) {
        return new PartnerUser(id, partnerTenantId, email, name, roles, verified, contact, version);
    }

    boolean saysTheSameAs(PartnerUser other) {
        return name.equals(other.name) && roles.equals(other.roles) && verified == other.verified;
    }

    public Address address() {
        return new Address(partnerTenantId, email, name, roles);
    }
}
