package dev.sluice.transfer.batch.api;

import dev.sluice.platform.imports.CsvBody;
import dev.sluice.platform.imports.CsvMapping;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.transfer.batch.BatchFile;
import dev.sluice.transfer.batch.Kind;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a CSV does not say itself. */
public class FileParameters {

    @QueryParam("kind")
    @Nullable
    String kind;

    @QueryParam("map")
    @Parameter(description = "column:field, for each column of another name; column:- passes over a column")
    @Nullable
    List<String> map;

    @QueryParam("default")
    @Parameter(description = "field:value, for what stands in no cell")
    @Nullable
    List<String> defaults;

    @QueryParam("canary")
    @Nullable
    String canary;

    @QueryParam("stopOnErrorRate")
    @Nullable
    String stopOnErrorRate;

    BatchFile of(CsvBody body) {
        var wanted = QueryText.constant(kind, "kind", Kind.class);
        if (wanted == null) {
            throw Refusal.malformed("kind", "REQUIRED", "Say what kind of items these are.");
        }
        var mapping = new CsvMapping(
                CsvMapping.pairs(map == null ? List.of() : map, "map"),
                CsvMapping.pairs(defaults == null ? List.of() : defaults, "default"));
        return new BatchFile(wanted, body, mapping, readCanary(), readRate());
    }

    private @Nullable Integer readCanary() {
        try {
            var wanted = canary == null ? null : Integer.valueOf(canary);
            if (wanted == null || wanted > 0) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refusal.malformed("canary", "INVALID_VALUE", "is a number of items");
    }

    private @Nullable BigDecimal readRate() {
        try {
            var wanted = stopOnErrorRate == null ? null : new BigDecimal(stopOnErrorRate);
            if (wanted == null || (wanted.signum() >= 0 && wanted.compareTo(BigDecimal.ONE) <= 0)) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refusal.malformed("stopOnErrorRate", "INVALID_VALUE", "is a number from 0 to 1");
    }
}
