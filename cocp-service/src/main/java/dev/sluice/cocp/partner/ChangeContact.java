package dev.sluice.cocp.partner;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a partner names for changes of partner.
 *
 * @param contactId the published address, while it is that of a verified user
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeContact(
        @JsonIgnore UUID partnerTenantId,
        String email,
        @Nullable String phone,
        String language,
        @JsonIgnore @Nullable UUID contactId,
        long version)
        implements Versioned {

    public boolean verified() {
        return contactId != null;
    }

    ChangeContact withContact(@Nullable UUID contact) {
        return new ChangeContact(partnerTenantId, email, phone, language, contact, version);
    }
}
