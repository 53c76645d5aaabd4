package dev.sluice.stack.launch;

import dev.sluice.stack.state.PrivateFiles;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** What every service is told about its surroundings. */
record ServiceEnvironment(Plan plan, String kafka, String issuer, int mailPort) {

    private static final int KEY_BYTES = 32;

    Map<String, String> variables(StateFolder state) throws IOException {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                issuer,
                "QUARKUS_MAILER_HOST",
                "127.0.0.1",
                "QUARKUS_MAILER_PORT",
                String.valueOf(mailPort),
                "SLUICE_DEPLOYMENT_KIND",
                plan.deploymentKind(),
                "SLUICE_ENCRYPTION_KEY_FILE",
                keyFile(state).toString(),
                "SLUICE_WEBHOOKS_ALLOWED_NETWORKS",
                "127.0.0.0/8,::1/128",
                // An offset is committed between two polls: a clock that is moved waits for it at each step.
                "MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_POLL_TIMEOUT",
                "50");
    }

    /** Lives as long as the data that it encrypts. */
    private static Path keyFile(StateFolder state) throws IOException {
        var file = state.data().resolve("encryption-key");
        if (Files.notExists(file)) {
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            PrivateFiles.replace(file, "local-1:" + Base64.getEncoder().encodeToString(key) + "\n");
        }
        return file;
    }
}
