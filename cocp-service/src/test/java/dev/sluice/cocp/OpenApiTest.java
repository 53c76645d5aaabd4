package dev.sluice.cocp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("The OpenAPI document")
class OpenApiTest {

    static final YAMLMapper YAML = new YAMLMapper();
    static final Path KEPT =
            Path.of(System.getProperty("sluice.root", ".."), "contracts", "openapi", "cocp-service.yaml");

    @Test
    void equals_the_one_that_is_kept() throws IOException {
        var served = given().queryParam("format", "yaml").get("/q/openapi").asString();
        if (Boolean.getBoolean("sluice.openapi.refresh")) {
            Files.createDirectories(KEPT.getParent());
            Files.writeString(KEPT, served);
        }

        assertThat(YAML.readTree(Files.exists(KEPT) ? Files.readString(KEPT) : "")) // members stand in no order
                .as(
                        "contracts/openapi/cocp-service.yaml differs from what is served; if the change is meant and compatible:"
                                + " ./mvnw -pl cocp-service -am test -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dsluice.openapi.refresh=true")
                .isEqualTo(YAML.readTree(served));
    }
}
