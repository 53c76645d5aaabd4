package dev.sluice.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every file that is made of others, in the order in which they build on one another. */
final class Generated {

    private static final Path FOLDER = Repository.KUBERNETES.resolve("base/generated");

    private Generated() {}

    static Map<Path, Supplier<String>> files() {
        var files = new LinkedHashMap<Path, Supplier<String>>();
        for (var application : Repository.SERVICES) {
            files.put(
                    FOLDER.resolve(application.service() + ".yaml"),
                    () -> yaml("deploy/kubernetes/template", ServiceManifests.of(application)));
        }
        files.put(
                FOLDER.resolve("topics.yaml"),
                () -> yaml("contracts/topics.csv and the services' channels", documents(TopicManifests.all())));
        files.put(
                FOLDER.resolve("users.yaml"),
                () -> yaml("contracts/topics.csv and the services' channels", documents(UserManifests.all())));
        files.put(
                FOLDER.resolve("alerts.yaml"),
                () -> yaml("deploy/observability/alerts.yaml", Yaml.write(Observation.rules())));
        files.put(
                FOLDER.resolve("dashboards.yaml"),
                () -> yaml("deploy/observability/dashboards", documents(Observation.dashboards())));
        files.put(ComposeFiles.FOLDER.resolve("topics.sh"), ComposeFiles::topics);
        files.put(ComposeFiles.FOLDER.resolve("sluice-realm.json"), ComposeFiles::realm);
        files.put(Repository.ROOT.resolve("docs/settings.md"), SettingsReference::text);
        for (var overlay : Repository.OVERLAYS) {
            files.put(rendered(overlay), () -> yaml("deploy/kubernetes/overlays/" + overlay, render(overlay)));
        }
        return files;
    }

    static Path rendered(String overlay) {
        return Repository.KUBERNETES.resolve("rendered").resolve(overlay + ".yaml");
    }

    static String documents(List<? extends JsonNode> documents) {
        return documents.stream().map(Yaml::write).collect(Collectors.joining("---\n"));
    }

    private static String render(String overlay) {
        return documents(
                Kustomization.render(Repository.KUBERNETES.resolve("overlays").resolve(overlay)).stream()
                        .sorted(Comparator.comparing(Manifests::identity))
                        .toList());
    }

    private static String yaml(String origin, String content) {
        return "# Generated from " + origin + "; see deploy/README.md.\n" + content;
    }
}
