package dev.sluice.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.StackDescription;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The local stack")
class LocalStackTest {

    @TempDir
    Path root;

    @Test
    void is_ready_brings_back_what_dies_and_leaves_nothing_behind() throws Exception {
        for (var service : Service.values()) {
            install(service, FakeApplication.class);
        }
        var state = new StateFolder(root.resolve(".sluice"));
        try (var progress = new Progress();
                var http = HttpClient.newHttpClient();
                var stack = new LocalStack(root, state, Plan.onFreePorts(), progress)) {
            stack.start();
            stack.description().write(state);

            var description = StackDescription.read(state);
            assertThat(description.services()).containsOnlyKeys("cocp", "transfer", "attribution", "notification");
            assertThat(description.pid()).isEqualTo(ProcessHandle.current().pid());

            var transfer = ServiceClient.of(http, description.address(Service.TRANSFER));
            child("transfer-service").destroyForcibly();
            await().until(() -> !transfer.isReady());
            stack.restartLost();
            await().until(transfer::isReady);

            var log = state.log(Service.TRANSFER.key());
            Files.delete(log);
            Files.createDirectory(log); // so that it cannot start
            child("transfer-service").destroyForcibly();
            await().until(() -> !transfer.isReady());
            stack.restartLost(); // goes on without it
            Files.delete(log);
            await().until(() -> {
                stack.restartLost();
                return transfer.isReady();
            });
        }
        assertThat(ProcessHandle.current().descendants().filter(each -> mentions(each, root.toString())))
                .isEmpty();
    }

    @Test
    void says_why_when_a_service_does_not_come_up() throws Exception {
        for (var service : Service.values()) {
            install(service, service == Service.COCP ? DyingApplication.class : FakeApplication.class);
        }
        try (var progress = new Progress();
                var stack =
                        new LocalStack(root, new StateFolder(root.resolve(".sluice")), Plan.onFreePorts(), progress)) {

            assertThatThrownBy(stack::start)
                    .hasMessageContaining("cocp-service has ended with 3")
                    .hasMessageContaining("the database is of another kind");
        }
    }

    private static ProcessHandle child(String mark) {
        return ProcessHandle.current()
                .descendants()
                .filter(each -> mentions(each, mark))
                .findFirst()
                .orElseThrow();
    }

    private static boolean mentions(ProcessHandle process, String text) {
        return process.info().commandLine().filter(line -> line.contains(text)).isPresent();
    }

    private void install(Service service, Class<?> main) throws IOException {
        var application = root.resolve(service.module()).resolve("target/quarkus-app");
        Files.createDirectories(application);
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        try (var file = Files.newOutputStream(application.resolve("quarkus-run.jar"));
                var jar = new JarOutputStream(file, manifest)) {
            add(jar, main);
        }
    }

    private static void add(JarOutputStream jar, Class<?> main) throws IOException {
        var name = main.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (var bytes = LocalStackTest.class.getResourceAsStream("/" + name)) {
            bytes.transferTo(jar);
        }
    }
}
