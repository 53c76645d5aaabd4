package dev.sluice.platform.tenancy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.encryption.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps who started long work until it is done, encrypted: every piece is done, and audited, as that caller's. */
@ApplicationScoped
public class KeptCallers {

    private final ObjectMapper json;
    private final Vault vault;

    KeptCallers(ObjectMapper json, Vault vault) {
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

    /** @param work the id of the work; nothing else can be read with it */
    public byte[] write(Caller caller, UUID work) {
        try {
            var kept = new Kept(
                    caller.type(), caller.tenant(), caller.roles(), caller.subject(), caller.email(), caller.name());
            return vault.encrypt(json.writeValueAsBytes(kept), work.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Caller read(byte[] kept, UUID work) {
        try {
            var caller = json.readValue(vault.decrypt(kept, work.toString()), Kept.class);
            return new Caller(
                    caller.type(), caller.tenant(), caller.roles(), caller.subject(), caller.email(), caller.name());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
