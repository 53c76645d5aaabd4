package dev.sluice.notification;

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
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("The OpenAPI document")
class OpenApiTest {

    static final YAMLMapper YAML = new YAMLMapper();
    static final String REFRESH = "sluice.openapi.refresh";

    @Test
    void kept_in_contracts_is_what_is_served() throws IOException {
        var served = given().get("/q/openapi").then().statusCode(200).extract().asString();
        var kept = Path.of(System.getProperty("sluice.root"), "contracts", "openapi", "notification-service.yaml");
        if (Boolean.getBoolean(REFRESH)) {
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, served);
        }

        assertThat(YAML.readTree(Files.exists(kept) ? Files.readString(kept) : "")) // members stand in no order
                .as(
                        "refresh it by ./mvnw -pl notification-service -am test -Dtest=OpenApiTest "
                                + "-Dsurefire.failIfNoSpecifiedTests=false -D%s=true, and look at the difference",
                        REFRESH)
                .isEqualTo(YAML.readTree(served));
    }
}
