package dev.sluice.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.audit.Finding.Code;
import dev.sluice.platform.sql.Together;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("The audit trail")
class AuditTest {

    static final Instant NOON = Instant.parse("2026-01-20T12:00:00Z");

    @Inject
    AgroalDataSource database;

    @Inject
    AuditTrail trail;

    @Inject
    Sealer sealer;

    @Inject
    Chain chain;

    @Inject
    AuditVerification verification;

    @Inject
    ObjectMapper json;

    @Inject
    Clock realTime;

    @Inject
    Together together;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    final UUID customer = UUID.randomUUID();
    final UUID partner = UUID.randomUUID();
    final String thing = "thing-" + customer;

    @BeforeEach
    void two_sealed_blocks_of_three_records() {
        threeRecords();
        sealAll();
        threeRecords();
        sealAll();
    }

    @Test
    void holds_while_nobody_touches_it() {
        verify("")
                .statusCode(200)
                .body("valid", is(true))
                .body("findings", empty())
                .body("head", notNullValue());
        assertThat(countOf("audit_seal where record_id in (select id from platform.audit_record where resource_id = '"
                        + thing + "')"))
                .isEqualTo(6);
    }

    @Test
    void shows_an_edited_record() {
        assertThat(after("update platform.audit_record set resource_type = 'forged' where resource_id = '" + thing
                        + "'"))
                .contains(Code.RECORD_CHANGED);
    }

    @Test
    void shows_an_edited_record_whose_digest_was_made_to_fit() {
        assertThat(after("update platform.audit_record set digest = repeat('a', 64) where id = " + aRecord()))
                .contains(Code.MERKLE_ROOT_WRONG);
    }

    @Test
    void shows_another_person_in_place_of_the_one_who_acted() {
        assertThat(after("update platform.audit_personal set name = 'Somebody Else' where record_id = " + aRecord()))
                .containsExactly(Code.PERSONAL_CHANGED);
    }

    @Test
    void bears_that_a_person_is_forgotten() {
        assertThat(after("delete from platform.audit_personal where record_id = " + aRecord()))
                .isEmpty();
    }

    @Test
    void shows_a_deleted_record() {
        assertThat(after("delete from platform.audit_record where id = " + aRecord()))
                .contains(Code.RECORD_MISSING);
    }

    @Test
    void shows_a_record_deleted_together_with_its_seal() {
        assertThat(after(
                        "delete from platform.audit_seal where record_id = " + aRecord(),
                        "delete from platform.audit_record where id = " + aRecord()))
                .contains(Code.COUNT_WRONG);
    }

    @Test
    void shows_a_record_slipped_into_an_old_block() {
        assertThat(after(copyOfARecord(), """
                        insert into platform.audit_seal
                        select id, (select max(number) from platform.audit_block), 3 from platform.audit_record
                        where operation = 'forged'
                        """)).contains(Code.COUNT_WRONG);
    }

    @Test
    void shows_a_record_slipped_in_outside_the_blocks() {
        assertThat(after(copyOfARecord())).contains(Code.RECORD_NEVER_SEALED);
    }

    @Test
    void shows_records_that_changed_places() {
        assertThat(after("""
                        update platform.audit_seal set position = position + 10 where block = (select max(number) from platform.audit_block)
                        """, """
                        update platform.audit_seal set position = 12 - position where block = (select max(number) from platform.audit_block)
                        """)).containsExactly(Code.MERKLE_ROOT_WRONG);
    }

    @Test
    void shows_that_its_last_block_was_cut_off() {
        var last = "(select max(number) from platform.audit_block)";
        assertThat(after(
                        "delete from platform.audit_record where id in (select record_id from platform.audit_seal where block = "
                                + last + ")",
                        "delete from platform.audit_seal where block = " + last,
                        "delete from platform.audit_block where number = " + last))
                .containsExactly(Code.TAIL_MISSING);
    }

    @Test
    void shows_by_its_published_head_that_the_whole_chain_was_written_anew() throws SQLException {
        var published = lastBlock().head();

        var report = tamper(List.of(published), () -> {
            execute("update platform.audit_record set resource_type = 'forged' where id = " + aRecord());
            rewriteChain();
        });

        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.HEAD_UNKNOWN);
        assertThat(tamper(List.of(), () -> {
                            execute("update platform.audit_record set resource_type = 'forged' where id = "
                                    + aRecord());
                            rewriteChain();
                        })
                        .valid())
                .as("without the published head nobody can tell")
                .isTrue();
    }

    @Test
    void knows_the_heads_that_it_published() {
        var published = lastBlock().head();

        verify("?head=" + published).body("valid", is(true));
        verify("?head=" + published.replaceAll(".{4}$", "0000"))
                .body("valid", is(false))
                .body("findings.code", contains("HEAD_UNKNOWN"));
    }

    @Test
    void refuses_to_be_changed_by_the_service_itself() {
        assertThat(catchThrowable(() -> QuarkusTransaction.requiringNew()
                        .run(() -> execute("delete from platform.audit_record where id = " + aRecord()))))
                .hasStackTraceContaining("only grows");
    }

    @Test
    void costs_a_change_one_statement() {
        var statements = new AtomicInteger();
        var counted = new AuditTrail(counting(statements), json, realTime, together);

        QuarkusTransaction.requiringNew().run(() -> counted.record(actor(), change("count_statements"), NOON));

        assertThat(statements).hasValue(1);
    }

    @Test
    void loses_nothing_between_concurrent_writers_and_sealers() throws Exception {
        var writers = 16;
        var eachWrites = 25;
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sealers = Stream.generate(() -> threads.submit(() -> {
                        while (writing.get()) {
                            sealer.seal();
                        }
                        return true;
                    }))
                    .limit(2)
                    .toList();
            var written = threads.invokeAll(Collections.nCopies(writers, () -> {
                for (int i = 0; i < eachWrites; i++) {
                    QuarkusTransaction.requiringNew().run(() -> trail.record(actor(), change("write"), NOON));
                }
                return true;
            }));
            writing.set(false);
            for (var task : sealers) {
                task.get();
            }
            assertThat(written).extracting(Future::state).containsOnly(Future.State.SUCCESS);
        }
        sealAll();

        assertThat(countOf("audit_seal s join platform.audit_record r on r.id = s.record_id where r.operation = 'write'"
                        + " and r.resource_id = '" + thing + "'"))
                .isEqualTo(writers * eachWrites);
        verify("").body("valid", is(true)).body("unsealed", is(0));
    }

    @Test
    void is_sealed_within_seconds_by_itself() {
        QuarkusTransaction.requiringNew().run(() -> trail.record(actor(), change("wait_for_seal"), NOON));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> list(auditor(), "?resourceId=" + thing)
                        .body("items.findAll { it.operation == 'wait_for_seal' }.block", contains(notNullValue())));
    }

    @Test
    void shows_the_auditor_everything() {
        list(auditor(), "?resourceId=" + thing + "&resourceType=thing&customerTenantId=" + customer + "&from=" + NOON)
                .body("items.size()", is(6))
                .body("items[0].operation", is("create_thing"))
                .body("items[0].who.name", is("Eva Jansen"))
                .body("items[0].who.tenantType", is("CUSTOMER"))
                .body("items[0].why", is("because"))
                .body("items[0].before", nullValue())
                .body("items[0].after.color", is("red"));
    }

    @Test
    void shows_a_tenant_its_own_but_not_who_acted_for_another() {
        list(TestTokens.token("PARTNER", partner, "", "admin-agent"), "")
                .body("items.size()", is(2))
                .body("items[0].operation", is("hand_over_thing"))
                .body("items[0].who.tenant", is(customer.toString()))
                .body("items[0].who.name", nullValue())
                .body("items[0].who.subject", nullValue())
                .body("items[0].why", nullValue());
        list(TestTokens.token("CUSTOMER", customer, "", "global-admin"), "").body("items.size()", is(6));
        list(TestTokens.token("PARTNER", UUID.randomUUID(), "", "admin-agent"), "")
                .body("items", empty());
    }

    @Test
    void is_read_page_by_page() {
        var first = list(auditor(), "?pageSize=4&resourceId=" + thing).body("items.size()", is(4));
        var token = first.extract().<String>path("nextPageToken");

        list(auditor(), "?pageSize=4&resourceId=" + thing + "&pageToken=" + token)
                .body("items.size()", is(2))
                .body("nextPageToken", nullValue());
        list(auditor(), "?to=" + NOON + "&resourceId=" + thing).body("items", empty());
    }

    @Test
    void is_closed_to_those_without_the_role() {
        get(TestTokens.token("CUSTOMER", customer, "", "reader"), "").statusCode(403);
        get(TestTokens.token("PARTNER", partner, "", "admin-agent"), "/verification")
                .statusCode(403);
        get(auditor(), "?from=yesterday").statusCode(400).body("errors.pointer", contains("from"));
    }

    @Test
    void publishes_heads_as_the_contract_has_them() throws Exception {
        var contract =
                Path.of(System.getProperty("sluice.root"), "contracts/suite.audit-seals.v1/audit.sealed.v1.json");
        var promised = json.readTree(contract.toFile()).get("data");
        var event = json.treeToValue(promised, AuditSealed.class);

        assertThat(json.readTree(json.writeValueAsBytes(event))).isEqualTo(promised);
        assertThat(event.topic()).isEqualTo("suite.audit-seals.v1");
        assertThat(event.type()).isEqualTo("audit.sealed.v1");
        assertThat(lastBlock().head()).matches("platform-test/[0-9]+/[0-9a-f]{64}");
    }

    @Test
    void leaves_its_head_where_the_database_cannot_reach() {
        var head = lastBlock().head();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor("suite.audit-seals.v1").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var heads = new ArrayList<String>();

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> heads.add(record.key()));
                assertThat(heads).containsOnlyOnce(head);
            });
        }
    }

    private void threeRecords() {
        QuarkusTransaction.requiringNew().run(() -> {
            trail.record(actor(), change("create_thing"), NOON);
            trail.record(Caller.system("deadlines"), change("expire_thing"), NOON);
            trail.record(
                    actor(),
                    new Change(
                            "hand_over_thing",
                            "thing",
                            thing,
                            customer,
                            "because",
                            null,
                            null,
                            Set.of(customer, partner)),
                    NOON);
        });
    }

    private Caller actor() {
        return new Caller(
                TenantType.CUSTOMER,
                customer,
                Set.of("global-admin"),
                "eva@delta.example",
                "eva@delta.example",
                "Eva Jansen");
    }

    private Change change(String operation) {
        return new Change(
                operation,
                "thing",
                thing,
                customer,
                "because",
                null,
                Map.of("color", "red", "size", 1.5),
                Set.of(customer));
    }

    private void sealAll() {
        await().untilAsserted(() -> {
            sealer.seal();
            assertThat(countOf("audit_unsealed")).isZero();
        });
    }

    private String aRecord() {
        return "(select min(id::text)::uuid from platform.audit_record where operation = 'create_thing' and resource_id = '"
                + thing + "')";
    }

    private String copyOfARecord() {
        return """
                insert into platform.audit_record
                    (id, at, recorded_at, tenant_type, tenant, operation, resource_type, resource_id, tenants, correlation_id, digest)
                select gen_random_uuid(), at, recorded_at, tenant_type, tenant, 'forged', resource_type, resource_id, tenants,
                    correlation_id, digest
                from platform.audit_record where id =\s""" + aRecord();
    }

    private List<Code> after(String... statements) {
        var report = tamper(List.of(), () -> List.of(statements).forEach(this::execute));
        assertThat(report.valid()).isEqualTo(report.findings().isEmpty());
        return report.findings().stream().map(Finding::code).distinct().toList();
    }

    /** What verification finds after somebody with every right on the database was at work; undone afterwards. */
    private AuditVerification.Report tamper(List<String> heads, Runnable forgery) {
        QuarkusTransaction.begin();
        try {
            for (var table : List.of("record", "block", "seal", "personal")) {
                execute("alter table platform.audit_" + table + " disable trigger user");
            }
            forgery.run();
            return verification.verifyHere(heads);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** What a thorough forger does: fits every digest, every root and every link to the forged content. */
    private void rewriteChain() {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update platform.audit_record set digest = ? where id = ?");
                var records = connection
                        .prepareStatement(
                                "select " + Entry.COLUMNS
                                        + " from platform.audit_record r left join platform.audit_personal p on p.record_id = r.id")
                        .executeQuery()) {
            while (records.next()) {
                var entry = Entry.of(records);
                update.setString(1, entry.digest());
                update.setObject(2, entry.id());
                update.executeUpdate();
            }
            rewriteBlocks(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void rewriteBlocks(Connection connection) throws SQLException {
        var last = Block.none(chain.service());
        try (var update = connection.prepareStatement(
                        "update platform.audit_block set previous_hash = ?, merkle_root = ?, hash = ? where number = ?");
                var blocks = connection
                        .prepareStatement("select * from platform.audit_block order by number")
                        .executeQuery()) {
            while (blocks.next()) {
                var old = Block.of(chain.service(), blocks);
                last = last.next(rootOf(connection, old), old.count(), old.sealedAt());
                update.setString(1, last.previousHash());
                update.setString(2, last.merkleRoot());
                update.setString(3, last.hash());
                update.setLong(4, last.number());
                update.executeUpdate();
            }
        }
        execute("update platform.audit_head set hash = '" + last.hash() + "'");
    }

    private static String rootOf(Connection connection, Block block) throws SQLException {
        var digests = new ArrayList<String>();
        try (var members =
                connection.prepareStatement("""
                        select r.digest from platform.audit_seal s join platform.audit_record r on r.id = s.record_id
                        where s.block = %d order by s.position
                        """.formatted(block.number())).executeQuery()) {
            while (members.next()) {
                digests.add(members.getString(1));
            }
        }
        return MerkleTree.root(digests);
    }

    private Block lastBlock() {
        return QuarkusTransaction.requiringNew().call(chain::last);
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long countOf(String table) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from platform." + table);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same database, with every execution of a statement counted. */
    private AgroalDataSource counting(AtomicInteger statements) {
        return proxy(AgroalDataSource.class, database, statements);
    }

    private static <T> T proxy(Class<T> type, Object target, AtomicInteger statements) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        statements.incrementAndGet();
                    }
                    var result = method.invoke(target, arguments);
                    return switch (result) {
                        case Connection connection -> proxy(Connection.class, connection, statements);
                        case PreparedStatement statement -> proxy(PreparedStatement.class, statement, statements);
                        case null, default -> result;
                    };
                }));
    }

    private static String auditor() {
        return TestTokens.token("OPERATOR", UUID.randomUUID(), "", "auditor");
    }

    private static ValidatableResponse verify(String query) {
        return get(auditor(), "/verification" + query).statusCode(200);
    }

    private static ValidatableResponse list(String token, String query) {
        return get(token, query).statusCode(200);
    }

    private static ValidatableResponse get(String token, String path) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/audit-records" + path)
                .then();
    }
}
