package dev.sluice.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Alert rules and dashboards as objects of the cluster. */
final class Observation {

    private Observation() {}

    static ObjectNode rules() {
        var rule = manifest("monitoring.coreos.com/v1", "PrometheusRule", "sluice");
        rule.putObject("spec")
                .set(
                        "groups",
                        Yaml.one(Repository.text(ObservabilityTest.FOLDER.resolve("alerts.yaml")))
                                .get("groups"));
        return rule;
    }

    /** Grafana's sidecar looks for the label. */
    static List<ObjectNode> dashboards() {
        return ObservabilityTest.dashboards().stream()
                .map(file -> {
                    var name = file.getFileName().toString();
                    var map = manifest("v1", "ConfigMap", "dashboard-" + name.replace(".json", ""));
                    ((ObjectNode) map.at("/metadata/labels")).put("grafana_dashboard", "1");
                    map.putObject("data").put(name, Repository.text(file));
                    return map;
                })
                .toList();
    }

    private static ObjectNode manifest(String version, String kind, String name) {
        var manifest = Yaml.object();
        manifest.put("apiVersion", version).put("kind", kind);
        manifest.putObject("metadata").put("name", name).putObject("labels").put("app.kubernetes.io/part-of", "sluice");
        return manifest;
    }
}
