package dev.sluice.transfer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Cocp;
import dev.sluice.transfer.Golden;
import dev.sluice.transfer.Parties;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("What cocp-service promises")
class RegistryContractTest {

    @Inject
    Sql sql;

    final Cocp cocp = new Cocp();
    final Parties parties = new Parties();

    @AfterEach
    void hang_up() {
        cocp.close();
    }

    @Test
    void is_read_example_by_example_also_with_fields_and_values_and_types_of_tomorrow() {
        for (var topic : List.of(Cocp.PARTNERS, Cocp.CUSTOMERS, Cocp.AGREEMENTS, Cocp.CHANGES)) {
            for (var type : Golden.types(topic)) {
                cocp.tells(topic, Golden.event(topic, type, Map.of()));
                cocp.tells(topic, ofTomorrow(Golden.event(topic, type, Map.of()), 1_000));
            }
            var unknown = Golden.event(topic, Golden.types(topic).getFirst(), Map.of());
            unknown.putObject("data").put("surprise", true);
            cocp.tells(topic, unknown.put("type", "something.happened.v1").put("sequence", 2_000));
        }
        cocp.wasHeard();

        assertThat(laidAside()).isEmpty();
        assertThat(sql.list(row -> row.getString(1), """
                        select concat_ws(' ', a.sequence, a.status, a.partner_pcn, c.segment, p.region)
                        from agreement a
                        join customer c on c.tenant_id = a.customer_tenant_id
                        join partner p on p.tenant_id = a.partner_tenant_id
                        where a.agreement_id = '8100001'
                        """))
                .containsExactly("1000 VALUE_OF_TOMORROW A1B2C3D4 VALUE_OF_TOMORROW VALUE_OF_TOMORROW");
    }

    @Test
    void when_broken_is_laid_aside_and_the_stream_goes_on() {
        var broken = parties.agreement(1);
        broken.withObject("/data").remove("customerTenantId");
        cocp.tells(Cocp.AGREEMENTS, broken);
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(2));
        cocp.wasHeard();

        assertThat(sql.list(
                        row -> row.getLong(1),
                        "select sequence from agreement where agreement_id = ?",
                        parties.agreement))
                .containsExactly(2L);
        assertThat(sql.run("delete from platform.dead_letter where consumer = 'transfer.agreements'"))
                .isEqualTo(1);
    }

    @Test
    void of_an_earlier_request_does_not_end_a_later_one() {
        var later = new UUID(Long.MAX_VALUE, 1);
        var second =
                parties.change("requested", 1).put("subject", later.toString()).put("partitionkey", later.toString());
        second.withObject("/data").put("requestId", later.toString());

        cocp.tells(Cocp.CHANGES, parties.change("requested", 1));
        cocp.tells(Cocp.CHANGES, second);
        cocp.tells(Cocp.CHANGES, parties.change("declined", 2));
        cocp.wasHeard();

        assertThat(sql.list(
                        row -> row.getString(1),
                        "select request_id from change_in_progress where agreement_id = ?",
                        parties.agreement))
                .containsExactly(later.toString());
    }

    private static ObjectNode ofTomorrow(ObjectNode event, long sequence) {
        var data = event.withObject("/data");
        data.put("fieldOfTomorrow", "?").putObject("objectOfTomorrow").put("depth", 1);
        for (var open : List.of("status", "segment", "region", "tradeStatus", "channel", "form")) {
            if (data.has(open)) {
                data.put(open, "VALUE_OF_TOMORROW");
            }
        }
        data.path("licenses")
                .forEach(licence ->
                        ((ObjectNode) licence).put("state", "VALUE_OF_TOMORROW").put("fieldOfTomorrow", "?"));
        return event.put("sequence", sequence);
    }

    private List<String> laidAside() {
        return sql.list(row -> row.getString(1), """
                select reason from platform.dead_letter union all select reason from platform.parked_key
                """);
    }
}
