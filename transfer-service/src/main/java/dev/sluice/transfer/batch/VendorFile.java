package dev.sluice.transfer.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of the vendor's bulk migration tool: what its columns mean here, and how its rows make bundles. */
final class VendorFile {

    /** Only what may be edited in such a file is read; what it shows is passed over. */
    static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("LegacySubscriptionId", "currentSubscriptionId"),
            Map.entry("CustomerTenantId", "customerTenantId"),
            Map.entry("Term", "termDuration"),
            Map.entry("BillingPlan", "billingCycle"),
            Map.entry("SeatCount", "quantity"),
            Map.entry("StartNewTermInNce", "purchaseFullTerm"),
            Map.entry("CustomTermEndDate", "customTermEndDate"),
            Map.entry("TargetDate", "targetDate"),
            Map.entry("MigrateOnRenewal", "migrateOnRenewal"),
            Map.entry("BaseSubscriptionId", "baseSubscriptionId"),
            Map.entry("PartnerTenantId", "-"),
            Map.entry("IndirectResellerMpnId", "-"),
            Map.entry("CustomerName", "-"),
            Map.entry("LegacySubscriptionName", "-"),
            Map.entry("LegacyProductName", "-"),
            Map.entry("ExpirationDate", "-"),
            Map.entry("AutoRenewEnabled", "-"),
            Map.entry("MigrationEligible", "-"),
            Map.entry("NcePsa", "-"),
            Map.entry("CurrentTerm", "-"),
            Map.entry("CurrentBillingPlan", "-"),
            Map.entry("CurrentSeatCount", "-"),
            Map.entry("AddOn", "-"),
            Map.entry("MigrationIneligibilityReason", "-"),
            Map.entry("MigrationStatus", "-"),
            Map.entry("StartedNewTermInNce", "-"),
            Map.entry("NCETermDuration", "-"),
            Map.entry("NCEBillingPlan", "-"),
            Map.entry("NCESeatCount", "-"),
            Map.entry("ErrorCode", "-"),
            Map.entry("ErrorReason", "-"),
            Map.entry("NCESubscriptionId", "-"),
            Map.entry("BatchId", "-"),
            Map.entry("MigrationId", "-"),
            Map.entry("MigrationScheduleStatus", "-"),
            Map.entry("MigrationScheduleId", "-"));

    private static final List<String> FLAGS = List.of("purchaseFullTerm", "migrateOnRenewal");
    private static final List<String> DAYS = List.of("customTermEndDate", "targetDate");
    private static final Pattern AMERICAN = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})( .*)?");

    /** Of an add-on when it migrates with its subscription. */
    private static final List<String> OF_ADD_ON = List.of(
            "currentSubscriptionId",
            "termDuration",
            "billingCycle",
            "quantity",
            "purchaseFullTerm",
            "customTermEndDate");

    private VendorFile() {}

    /** A row whose base stands in the file goes with it; the rest stay as they are. */
    static List<FileRow> bundles(List<FileRow> rows) {
        var read = rows.stream().map(row -> plain(row.tree())).toList();
        var known = read.stream()
                .filter(row -> !id(row).isEmpty())
                .collect(
                        Collectors.toMap(VendorFile::id, Function.identity(), (first, _) -> first, LinkedHashMap::new));
        var parts = new IdentityHashMap<ObjectNode, List<String>>();
        for (var i = 0; i < rows.size(); i++) {
            var row = read.get(i);
            var base = rootOf(row, known);
            if (!id(base).equals(id(row))) {
                base.withArrayProperty("addOnMigrations").add(addOn(row));
                parts.computeIfAbsent(base, _ -> new ArrayList<>())
                        .add(rows.get(i).place());
            }
        }
        return IntStream.range(0, rows.size())
                .filter(i -> id(rootOf(read.get(i), known)).equals(id(read.get(i))))
                .mapToObj(
                        i -> new FileRow(rows.get(i).place(), read.get(i), parts.getOrDefault(read.get(i), List.of())))
                .toList();
    }

    private static String id(ObjectNode row) {
        return row.path("currentSubscriptionId").asText().toLowerCase(Locale.ROOT);
    }

    /** Add-ons of add-ons stand in the flat list of the subscription that none of them is; a circle has none, and nothing in it is bundled. */
    private static ObjectNode rootOf(ObjectNode row, Map<String, ObjectNode> known) {
        var root = row;
        for (var steps = 0; steps < known.size(); steps++) {
            var base = known.get(root.path("baseSubscriptionId").asText().toLowerCase(Locale.ROOT));
            if (base == null || id(row).isEmpty()) {
                return root;
            }
            if (id(base).equals(id(row))) {
                return row;
            }
            root = base;
        }
        return root;
    }

    private static ObjectNode addOn(ObjectNode row) {
        var addOn = row.objectNode();
        OF_ADD_ON.stream().filter(row::has).forEach(name -> addOn.set(name, row.get(name)));
        return addOn;
    }

    /** Yes and no, and days, as the vendor's tool writes them. */
    private static ObjectNode plain(JsonNode given) {
        var row = ((ObjectNode) given).deepCopy();
        for (var name : FLAGS) {
            var text = row.path(name).asText().toLowerCase(Locale.ROOT);
            if (row.path(name).isTextual() && (text.equals("true") || text.equals("false"))) {
                row.put(name, text.equals("true"));
            }
        }
        for (var name : DAYS) {
            var american = AMERICAN.matcher(row.path(name).asText());
            if (american.matches()) {
                row.put(
                        name,
                        "%s-%2s-%2s"
                                .formatted(american.group(3), american.group(1), american.group(2))
                                .replace(' ', '0'));
            }
        }
        return row;
    }
}
