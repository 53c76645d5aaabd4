package dev.sluice.cocp.agreement;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.sluice.cocp.World;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("An agreement and the partner it names")
class NamedTogetherTest {

    static final Caller REGISTRY = Caller.system("registry");

    @Inject
    AgreementDesk agreements;

    @Inject
    AgroalDataSource database;

    World world;
    String pcn;
    final UUID late = UUID.randomUUID();
    final String licence = "L" + UUID.randomUUID();

    @BeforeEach
    void register() {
        world = World.registered();
        pcn = "LATE" + world.tag;
    }

    @Test
    void find_each_other_when_both_are_registered_at_the_same_moment() {
        var registered = QuarkusTransaction.requiringNew().call(() -> {
            agreements.put(REGISTRY, licence, entry(), null);
            var partner = runAsync(() -> world.partner(late, "Late Partner", pcn, "NL", true));
            await().until(() -> partner.isDone() || waits());
            return partner;
        });
        registered.join();

        world.get(world.customer, "/v1/agreements/" + licence)
                .then()
                .body("partnerOfRecord.pcn", is(pcn))
                .body("partnerOfRecord.partnerTenantId", is(late.toString()));
        assertThat(registered).isCompleted();
    }

    private boolean waits() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select 1 from pg_locks where locktype = 'advisory' and not granted");
                var waiting = select.executeQuery()) {
            return waiting.next();
        }
    }

    private AgreementEntry entry() {
        return new AgreementEntry(
                world.delta,
                "EA",
                Billing.INDIRECT,
                AgreementStatus.ACTIVE,
                LocalDate.parse("2024-04-01"),
                null,
                pcn,
                null,
                null,
                null,
                null);
    }
}
