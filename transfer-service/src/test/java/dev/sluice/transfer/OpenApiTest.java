package dev.sluice.transfer;

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
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The OpenAPI document")
class OpenApiTest {

    static final YAMLMapper YAML = new YAMLMapper();
    static final String NAME = "transfer-service";
    static final Path ROOT = Path.of(System.getProperty("sluice.root"));
    static final Path KEPT = ROOT.resolve("contracts/openapi").resolve(NAME + ".yaml");
    static final Path SERVED = ROOT.resolve(NAME).resolve("target/openapi-served.yaml");

    @Test
    void is_the_one_that_is_kept() throws IOException {
        var served = given().accept("application/yaml").get("/q/openapi").asString();
        Files.writeString(SERVED, served);

        assertThat(YAML.readTree(Files.exists(KEPT) ? Files.readString(KEPT) : "")) // members stand in no order
                .as(
                        "What is served differs from what is kept. If that is meant: cp %s %s",
                        ROOT.relativize(SERVED), ROOT.relativize(KEPT))
                .isEqualTo(YAML.readTree(served));
    }
}
