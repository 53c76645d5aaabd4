package dev.sluice.platform.encryption;

import dev.sluice.platform.clock.DeploymentConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one {@link Vault} of a service from its settings. */
final class Vaults {

    private Vaults() {}

    @Produces
    @Singleton
    static Vault vault(EncryptionConfig config, DeploymentConfig deployment) {
        return config.keyFile().map(Vault::of).orElseGet(() -> {
            if (deployment.kind() != DeploymentConfig.Kind.SANDBOX) {
                throw new IllegalStateException("sluice.encryption.key-file is required outside a sandbox");
            }
            return Vault.ephemeral();
        });
    }
}
