package dev.sluice.platform.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.encryption.Vault;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps who started an import until it is done: rows are applied, and audited, as that caller's. */
@ApplicationScoped
class Importers {

    private final ObjectMapper json;
    private final Vault vault;

    Importers(ObjectMapper json, Vault vault) {
        this.json = json;
        this.vault = vault;
    }

    private record Kept(
            TenantType type,
            UUID tenant,
            Set<String> roles,
            String subject,
            @Nullable String email,
            @Nullable String name) {}

    byte[] write(Caller caller, UUID operation) {
        try {
            var kept = new Kept(
                    caller.type(), caller.tenant(), caller.roles(), caller.subject(), caller.email(), caller.name());
            return vault.encrypt(json.writeValueAsBytes(kept), operation.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Caller read(Operation operation) {
        if (operation.caller() == null) {
            throw new IllegalStateException("nobody started " + operation.id());
        }
        try {
            var kept = json.readValue(
                    vault.decrypt(operation.caller(), operation.id().toString()), Kept.class);
            return new Caller(kept.type(), kept.tenant(), kept.roles(), kept.subject(), kept.email(), kept.name());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
