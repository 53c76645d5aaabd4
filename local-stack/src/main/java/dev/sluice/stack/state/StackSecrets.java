package dev.sluice.stack.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.postgres.Database;
import dev.sluice.stack.services.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;

/** What further commands need beside {@code stack.json} and nobody else should read. */
public record StackSecrets(Map<String, Database> databases, String receiver) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static StackSecrets read(StateFolder state) throws IOException {
        if (Files.notExists(state.secrets())) {
            throw new StackNotRunning();
        }
        return JSON.readValue(state.secrets().toFile(), StackSecrets.class);
    }

    public void write(StateFolder state) throws IOException {
        PrivateFiles.replace(state.secrets(), JSON.writeValueAsString(this));
    }

    public Database database(Service service) {
        return Objects.requireNonNull(databases.get(service.key()));
    }
}
