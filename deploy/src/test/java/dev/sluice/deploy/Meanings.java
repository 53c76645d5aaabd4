package dev.sluice.deploy;

import java.util.Map;

/** What settings are for that have no configuration interface which would say it. */
final class Meanings {

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry(
                    "sluice.admission.places",
                    "Requests inside a service at the same moment; the next one is answered 503 `OVERLOADED`."),
            Map.entry(
                    "sluice.admission.database-places",
                    "Connections of the pool that requests may use; consumers and sweeps have the rest."),
            Map.entry(
                    "sluice.attribution.month-close-every",
                    "How often it is looked for months that close by themselves."),
            Map.entry(
                    "sluice.attribution.designations.refresh-every",
                    "How often it is looked whether the refresh of a month is due; it measures everybody."),
            Map.entry(
                    "sluice.attribution.rule-sets.tell-every",
                    "How often it is looked for rule sets that begin to hold, so that what changes by them is told."),
            Map.entry("sluice.audit.seal-every", "How often new audit records are sealed into a block."),
            Map.entry("sluice.consume.confirm-every", "How often the broker is told again how far was read."),
            Map.entry(
                    "sluice.deadlines.sweep-every",
                    "How often due deadlines are looked for. They bind at their instant all the same."),
            Map.entry("sluice.imports.tidy-every", "How often imports that nobody goes on with are tidied up."),
            Map.entry("sluice.imports.work-every", "How often a service looks for imports that wait."),
            Map.entry(
                    "sluice.operations.backlog-every",
                    "How often parked keys, dead letters and overdue deadlines are counted for alarms."),
            Map.entry("sluice.operations.stuck-every", "How often what is stuck is counted for alarms."),
            Map.entry("sluice.provisioner.every", "How often the built-in provisioner looks for what it is to create."),
            Map.entry("sluice.batches.tidy-every", "How often batches that are kept long enough are deleted."),
            Map.entry("sluice.batches.work-every", "How often a service looks for batches that run."),
            Map.entry(
                    "sluice.replays.work-every",
                    "How often a replay that has to wait is looked at again, in real time."));

    private Meanings() {}

    static String of(String setting) {
        return MEANINGS.getOrDefault(setting, "");
    }
}
