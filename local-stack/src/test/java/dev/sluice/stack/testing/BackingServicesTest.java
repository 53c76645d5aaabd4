package dev.sluice.stack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.stack.Root;
import dev.sluice.stack.kafka.Topics;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Started once, as a test of another module would: by whoever runs the build, root or not. */
class BackingServicesTest {

    static final BackingServices backing = new BackingServices();
    static Map<String, String> settings;

    @BeforeAll
    static void start() {
        backing.init(Map.of("database", "cocp"));
        settings = backing.start();
    }

    @AfterAll
    static void stop() {
        backing.stop();
    }

    @Test
    void offers_a_database_that_its_role_owns_and_that_writes_durably() throws SQLException {
        assertThat(ask("select current_user")).isEqualTo("cocp");
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        assertThat(ask("select datlocale from pg_database where datname = current_database()"))
                .isEqualTo("C.UTF-8");
        assertThat(ask("select pg_get_userbyid(datdba) from pg_database where datname = 'cocp'"))
                .isEqualTo("cocp");
    }

    @Test
    void has_every_topic_of_the_contract_with_three_partitions() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            var expected = Topics.of(Root.find()).names();

            var topics = admin.describeTopics(expected).allTopicNames().get();

            assertThat(topics.keySet()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(topics.values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
        }
    }

    @Test
    void brings_postgres_back_at_the_same_address_with_what_was_committed() throws SQLException {
        execute("create table kept (id int)");
        execute("insert into kept values (1)");

        BackingServices.current().stopPostgres();
        assertThatThrownBy(() -> ask("select 1")).isInstanceOf(SQLException.class);
        BackingServices.current().startPostgres();

        assertThat(ask("select count(*) from kept")).isEqualTo("1");
    }

    @Test
    void brings_kafka_back_at_the_same_address_with_its_topics() throws Exception {
        var address = settings.get("kafka.bootstrap.servers");
        BackingServices.current().stopKafka();
        assertThatThrownBy(() -> connectTo(address)).isInstanceOf(ConnectException.class);
        BackingServices.current().startKafka();

        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(Topics.of(Root.find()).names());
        }
    }

    private static void connectTo(String address) throws IOException {
        var hostAndPort = address.split(":");
        new Socket(hostAndPort[0], Integer.parseInt(hostAndPort[1])).close();
    }

    private static String ask(String question) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void execute(String command) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static java.sql.Connection connect() throws SQLException {
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }
}
