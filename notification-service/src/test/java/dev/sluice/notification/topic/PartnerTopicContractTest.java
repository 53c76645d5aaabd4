package dev.sluice.notification.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A partner's topic in the AsyncAPI document")
class PartnerTopicContractTest {

    @Inject
    TopicConfig limits;

    @Test
    void has_the_address_the_partition_and_the_retention_that_the_service_gives_it() throws IOException {
        var channel = channel();
        var tenant = UUID.randomUUID();

        assertThat(channel.path("address").asText().replace("{tenant}", tenant.toString()))
                .isEqualTo(PartnerTopic.of(tenant, "User:x-").topic());
        var kafka = channel.path("bindings").path("kafka");
        assertThat(kafka.path("partitions").asInt()).isOne();
        assertThat(kafka.path("topicConfiguration").path("retention.ms").asLong())
                .isEqualTo(limits.retention().toMillis());
        assertThat(channel.path("messages").properties()).isNotEmpty();
    }

    private static JsonNode channel() throws IOException {
        return new YAMLMapper()
                .readTree(Path.of(System.getProperty("sluice.root"), "contracts", "asyncapi.yaml")
                        .toFile())
                .path("channels")
                .path("partnerTopic");
    }
}
