package dev.sluice.transfer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Cocp;
import dev.sluice.transfer.Parties;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The copies of what cocp-service registers")
class RegistryArrivalTest {

    record Told(String topic, ObjectNode event) {}

    @Inject
    Sql sql;

    @Inject
    RegistryDesk desk;

    final Cocp cocp = new Cocp();

    @AfterEach
    void hang_up() {
        cocp.close();
    }

    @Test
    void are_the_same_whatever_the_order_of_arrival_and_however_often() {
        var inOrder = new Parties();
        story(inOrder).forEach(told -> cocp.tells(told.topic(), told.event()));
        var inDisorder = IntStream.range(0, 8).mapToObj(seed -> new Parties()).toList();

        for (var seed = 0; seed < inDisorder.size(); seed++) {
            disordered(story(inDisorder.get(seed)), seed).forEach(told -> cocp.tells(told.topic(), told.event()));
        }
        cocp.wasHeard();

        assertThat(state(inOrder)).contains("\"request_id\": \"<request>\"", "Delta, renamed");
        assertThat(inDisorder).allSatisfy(parties -> assertThat(state(parties)).isEqualTo(state(inOrder)));
    }

    @Test
    void wait_for_each_other_and_never_crosswise_whatever_order_they_are_told_in() throws Exception {
        var parties = IntStream.range(0, 10).mapToObj(i -> UUID.randomUUID()).toList();
        try (var consumers = Executors.newVirtualThreadPerTaskExecutor()) {
            var expecting = IntStream.range(0, 4)
                    .mapToObj(seed -> consumers.submit(() -> expectAgainAndAgain(parties, new Random(seed))))
                    .toList();
            for (var each : expecting) {
                assertThat(each.get()).isEqualTo(50); // a deadlock would be thrown here
            }
        }
    }

    private int expectAgainAndAgain(List<UUID> parties, Random random) {
        var rounds = 50;
        for (int round = 0; round < rounds; round++) {
            var told = new ArrayList<>(parties);
            told.add(new UUID(round, 1));
            told.add(new UUID(round, 2));
            Collections.shuffle(told, random);
            var agreements = told.stream().map(id -> "A-" + id).toList();
            QuarkusTransaction.requiringNew().run(() -> desk.expect(told, told, agreements));
        }
        return rounds;
    }

    @Test
    void are_the_same_after_everything_was_lost_and_published_again() {
        var parties = new Parties();
        story(parties).forEach(told -> cocp.tells(told.topic(), told.event()));
        cocp.wasHeard();
        var before = state(parties);

        sql.run("truncate partner, customer, agreement, partner_change, agreement_party cascade");
        sql.run("truncate platform.deadline cascade"); // of what hung on them, of other tests as well
        sql.run("truncate provisioning_job");
        latest(parties).forEach(told -> cocp.tells(told.topic(), told.event()));
        cocp.wasHeard();

        assertThat(state(parties)).isEqualTo(before);
    }

    @Test
    void have_an_open_change_from_the_agreement_told_again_when_its_events_are_gone() {
        var parties = new Parties();

        cocp.tells(Cocp.AGREEMENTS, parties.agreementWithOpenChange(7, 5));
        cocp.tells(Cocp.CHANGES, parties.change("accepted", 4));
        cocp.wasHeard();
        assertThat(changes(parties)).containsExactly("5 GRACE_PERIOD open since 2026-12-01");

        cocp.tells(Cocp.CHANGES, parties.change("completed", 6));
        cocp.tells(Cocp.AGREEMENTS, parties.agreementWithOpenChange(8, 5));
        cocp.wasHeard();
        assertThat(changes(parties)).singleElement().asString().startsWith("6 ").contains("over");
    }

    private List<String> changes(Parties parties) {
        return sql.list(row -> row.getString(1), """
                select concat_ws(' ', sequence, state, case when open then 'open' else 'over' end, 'since',
                    (effective_at at time zone 'UTC')::date)
                from partner_change where agreement_id = ?
                """, parties.agreement);
    }

    @Test
    void keep_a_place_of_version_0_for_what_an_event_names_before_its_record_arrives() {
        var parties = new Parties();

        cocp.tells(Cocp.CHANGES, parties.change("requested", 1));
        cocp.wasHeard();

        assertThat(versions(parties)).containsExactly("0 0 0 0");
        cocp.tells(Cocp.PARTNERS, parties.oldPartner(1, "Fjord Cloud"));
        cocp.tells(Cocp.PARTNERS, parties.partner(1, "Noordzee"));
        cocp.tells(Cocp.CUSTOMERS, parties.customer(1, "Delta"));
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        cocp.wasHeard();
        assertThat(versions(parties)).containsExactly("1 1 1 1");
    }

    @Test
    void forget_what_was_removed_and_do_not_take_it_back_from_an_older_record() {
        var parties = new Parties();
        cocp.tells(Cocp.PARTNERS, parties.oldPartner(1, "Fjord Cloud"));
        cocp.tells(Cocp.CUSTOMERS, parties.customer(1, "Delta"));
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));

        cocp.tells(Cocp.PARTNERS, Parties.tombstone(parties.oldPartner(1, "Fjord Cloud"), 3));
        cocp.tells(Cocp.CUSTOMERS, Parties.tombstone(parties.customer(1, "Delta"), 3));
        cocp.tells(Cocp.AGREEMENTS, Parties.tombstone(parties.agreement(1), 3));
        cocp.tells(Cocp.PARTNERS, parties.oldPartner(2, "Fjord Cloud"));
        cocp.tells(Cocp.CUSTOMERS, parties.customer(2, "Delta"));
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(2));
        cocp.wasHeard();

        assertThat(sql.list(
                        row -> row.getString(1) + row.getString(2),
                        """
                        select p.version, p.name from partner p where tenant_id = ? union all
                        select c.version, c.name from customer c where tenant_id = ? union all
                        select a.version, a.program from agreement a where agreement_id = ? union all
                        select 1, role from agreement_party where customer_tenant_id = ?
                        """,
                        parties.oldPartner,
                        parties.customer,
                        parties.agreement,
                        parties.customer))
                .containsExactly("0null", "0null", "0null");
    }

    /** Records as cocp-service publishes them over time. */
    private static List<Told> story(Parties parties) {
        return List.of(
                new Told(Cocp.PARTNERS, parties.oldPartner(1, "Fjord")),
                new Told(Cocp.PARTNERS, parties.partner(1, "Noordzee")),
                new Told(Cocp.CUSTOMERS, parties.customer(1, "Delta")),
                new Told(Cocp.AGREEMENTS, parties.agreement(1)),
                new Told(Cocp.CHANGES, parties.change("requested", 1)),
                new Told(Cocp.PARTNERS, parties.oldPartner(2, "Fjord Cloud")),
                new Told(Cocp.CHANGES, parties.change("canceled", 2)),
                new Told(Cocp.CHANGES, parties.change("effective-date-proposed", 3)),
                new Told(Cocp.CHANGES, parties.change("accepted", 4)),
                new Told(Cocp.CUSTOMERS, parties.customer(2, "Delta, renamed")),
                new Told(Cocp.CHANGES, parties.change("grace-started", 5)),
                new Told(Cocp.AGREEMENTS, parties.agreement(2)));
    }

    /** What is left of it on compacted topics, published again, and the events of the change as they still stand there. */
    private static List<Told> latest(Parties parties) {
        var latest = new ArrayList<>(List.of(
                new Told(Cocp.AGREEMENTS, parties.agreement(2)),
                new Told(Cocp.CUSTOMERS, parties.customer(2, "Delta, renamed")),
                new Told(Cocp.PARTNERS, parties.partner(1, "Noordzee")),
                new Told(Cocp.PARTNERS, parties.oldPartner(2, "Fjord Cloud"))));
        story(parties).stream()
                .filter(told -> told.topic().equals(Cocp.CHANGES))
                .forEach(latest::add);
        return latest;
    }

    private static List<Told> disordered(List<Told> story, long seed) {
        var random = new Random(seed);
        var told = new ArrayList<>(story);
        story.stream().filter(each -> random.nextBoolean()).forEach(told::add);
        Collections.shuffle(told, random);
        return told;
    }

    /** Everything that is kept about the parties, except what depends on the moment of arrival by design. */
    private String state(Parties parties) {
        var rows = sql.list(
                row -> row.getString(1),
                """
                select 'partner ' || (to_jsonb(t))::text from partner t where tenant_id in (?, ?) union all
                select 'customer ' || (to_jsonb(t))::text from customer t where tenant_id = ? union all
                select 'agreement ' || (to_jsonb(t) - 'id' - 'created')::text from agreement t
                where agreement_id like ? || '%' union all
                select 'change ' || (to_jsonb(t))::text from partner_change t where agreement_id like ? || '%' union all
                select 'party ' || (to_jsonb(t) - 'id' - 'created')::text from agreement_party t where customer_tenant_id = ?
                """,
                parties.newPartner,
                parties.oldPartner,
                parties.customer,
                parties.agreement,
                parties.agreement,
                parties.customer);
        return rows.stream().map(parties::byRole).sorted().reduce("", (all, row) -> all + row + "\n");
    }

    private List<String> versions(Parties parties) {
        return sql.list(
                row -> row.getString(1),
                """
                        select concat_ws(' ', a.version, c.version, o.version, n.version)
                        from agreement a, customer c, partner o, partner n
                        where a.agreement_id = ? and c.tenant_id = ? and o.tenant_id = ? and n.tenant_id = ?
                        """,
                parties.agreement,
                parties.customer,
                parties.oldPartner,
                parties.newPartner);
    }
}
