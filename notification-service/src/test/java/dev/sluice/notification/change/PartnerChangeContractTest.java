package dev.sluice.notification.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.notification.Story;
import dev.sluice.notification.language.Language;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What cocp promises about a change of partner")
class PartnerChangeContractTest {

    final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @ParameterizedTest
    @EnumSource
    void is_read_and_put_into_words(StepType type) throws Exception {
        var change = json.treeToValue(example(type).get("data"), PartnerChange.class);

        var words =
                Words.of(Facts.of(change), Map.of(change.customerTenantId(), "Delta\r\nWaterwerken"), Language.ENGLISH);
        assertThat(words.customer()).isEqualTo("Delta  Waterwerken");
        assertThat(words.newPartner()).isEqualTo("Noordzee Licenties BV");
        assertThat(words.licenses()).isNotBlank();
        assertThat(json.readValue(json.writeValueAsString(Facts.of(change)), Facts.class))
                .isEqualTo(Facts.of(change));
    }

    @ParameterizedTest
    @EnumSource
    void is_read_with_fields_and_values_that_come_later(StepType type) throws Exception {
        var example = example(type);
        var data = (ObjectNode) example.get("data");
        data.put("comesLater", true).put("channel", "CARRIER_PIGEON").put("form", "OTHER");
        ((ObjectNode) data.get("licenses").get(0)).put("state", "UNHEARD_OF").put("comesLater", 1);

        assertThat(json.treeToValue(data, PartnerChange.class).licenseIds()).isNotEmpty();
    }

    private ObjectNode example(StepType type) throws Exception {
        return (ObjectNode) json.readTree(Story.contract(Story.CHANGES, type.eventType() + ".json"));
    }
}
