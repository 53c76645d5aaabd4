package dev.sluice.stack.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.services.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;

/** {@code stack.json}: where everything is, for whoever drives the stack from outside. Addresses have no trailing slash. */
public record StackDescription(Map<String, String> services, String kafka, String postgres, String issuer, long pid) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static StackDescription read(StateFolder state) throws IOException {
        if (Files.notExists(state.description())) {
            throw new StackNotRunning();
        }
        return JSON.readValue(state.description().toFile(), StackDescription.class);
    }

    public void write(StateFolder state) throws IOException {
        PrivateFiles.replace(
                state.description(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    public String address(Service service) {
        return Objects.requireNonNull(services.get(service.key()));
    }
}
