package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.attribution.Golden;

/** The schemas under {@code contracts/}: of the envelope and of each type's data. */
public final class ContractSchemas {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private ContractSchemas() {}

    public static void accept(ObjectNode told) {
        var event = told.deepCopy();
        var topic = event.remove("topic").asText();
        var type = event.path("type").asText();
        assertThat(SCHEMAS.getSchema(Golden.text("envelope.schema.json")).validate(event.toString(), InputFormat.JSON))
                .as("envelope of %s", type)
                .isEmpty();
        assertThat(SCHEMAS.getSchema(Golden.text(topic + "/" + type + ".schema.json"))
                        .validate(event.path("data").toString(), InputFormat.JSON))
                .as("data of %s", type)
                .isEmpty();
    }
}
