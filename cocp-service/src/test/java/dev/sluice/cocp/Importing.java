package dev.sluice.cocp;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What an import needs: the parties, and how rows are sent. */
abstract class Importing {

    static final Duration PATIENCE = Duration.ofMinutes(8);

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/v1/imports")
    URI imports;

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    /** Versions, places on the topics, and audit records of the four. */
    String traces(UUID partner, UUID customer) throws SQLException {
        return text("""
                select concat_ws('/', p.version, p.sequence, u.version, k.sequence, c.version, c.sequence, a.version,
                    a.sequence, (select count(*) from platform.audit_record
                        where resource_id in (p.tenant_id::text, u.id::text,
                            c.tenant_id::text, a.agreement_id)))
                from partner p join partner_user u on u.partner_tenant_id = p.tenant_id
                    join contact k on k.contact_id = u.contact_id,
                    customer c join agreement a on a.customer_tenant_id = c.tenant_id
                where p.tenant_id = '%s' and c.tenant_id = '%s'
                """.formatted(partner, customer));
    }

    ValidatableResponse done(String kind, String type, String body) {
        var accepted = send(world.registry, kind, type, body).then().statusCode(202);
        var operation = URI.create(accepted.extract().header("Location")).getPath();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> world.get(world.registry, operation).<Boolean>path("done"));
        return world.get(world.registry, operation).then();
    }

    static io.restassured.response.Response send(String who, String kind, String type, String body) {
        return given().header("Authorization", "Bearer " + who)
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/x-ndjson", io.restassured.http.ContentType.TEXT)
                                .encodeContentTypeAs("text/csv", io.restassured.http.ContentType.TEXT)))
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=" + kind);
    }

    String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
