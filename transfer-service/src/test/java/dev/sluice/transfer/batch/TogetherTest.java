package dev.sluice.transfer.batch;

import static dev.sluice.transfer.batch.Office.renewals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Renewals of a batch are scheduled")
class TogetherTest {

    @Inject
    Sql sql;

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    final Office office = new Office(trade, noordzee);

    @BeforeEach
    void relate() {
        trade.heard();
        trade.related(noordzee, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void in_one_transaction() {
        var batch = office.made(renewals(subscriptions(5), Map.of()));

        office.ran(batch, "run", "FINISHED").then().body("progress.succeeded", is(5));

        assertThat(transactions(batch)).hasSize(1);
    }

    @Test
    void in_one_transaction_without_those_that_the_plan_expects_to_be_refused() {
        var batch = office.made(renewals(withOneOfNobody(), Map.of()));
        office.act(batch, "plan").then().statusCode(200).body("plan.refused", is(1));

        office.ran(batch, "run", "FINISHED")
                .then()
                .body("progress.succeeded", is(5))
                .body("progress.failed", is(1));

        assertThat(transactions(batch)).hasSize(1);
    }

    @Test
    void one_by_one_when_one_of_them_is_refused() {
        var batch = office.made(renewals(withOneOfNobody(), Map.of()));

        office.ran(batch, "run", "FINISHED")
                .then()
                .body("progress.succeeded", is(5))
                .body("progress.failed", is(1));

        assertThat(transactions(batch)).hasSize(5);
    }

    @Test
    void up_to_the_last_seat_of_a_capped_offer() {
        var capped = estate.endingMany(delta, trade.today().plusDays(20), 4);
        sql.run("update ea_subscription set sku = 'SANDBOX_CAPPED' where id = any (?)", capped);
        var batch = office.made(renewals(
                capped, Map.of("defaults", Map.of("termDuration", "P1Y", "billingCycle", "Monthly", "quantity", 100))));

        office.ran(batch, "run", "FINISHED")
                .then()
                .body("progress.succeeded", is(3))
                .body("progress.failed", is(1));

        office.items(batch, "?state=FAILED").then().body("items[0].errors[0].code", is("QUANTITY_OUT_OF_RANGE"));
    }

    private List<String> subscriptions(int count) {
        return estate.endingMany(delta, trade.today().plusDays(20), count);
    }

    private List<String> withOneOfNobody() {
        var all = new ArrayList<>(subscriptions(5));
        all.add(2, "NOBODYS");
        return all;
    }

    /** Those in which its renewals were written. */
    private List<String> transactions(String batch) {
        return sql.list(row -> row.getString(1), """
                        select distinct t.xmin::text from channel_transfer t join batch_item i on i.made = t.id
                        where i.batch_id::text = ?
                        """, batch);
    }
}
