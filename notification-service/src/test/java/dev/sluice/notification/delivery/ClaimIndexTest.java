package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tables are analyzed when little is due; a moment later one event may be due at ten thousand endpoints. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("Whatever the planner believes to be due")
class ClaimIndexTest {

    @Inject
    AgroalDataSource database;

    @Test
    void due_deliveries_can_only_be_read_endpoint_by_endpoint() throws SQLException {
        assertThat(answers("""
                        select indexname from pg_indexes
                        where tablename = 'delivery' and indexdef like '%WHERE (due\\_at IS NOT NULL)'
                        """)).containsExactly("delivery_due");
        assertThat(answers("select indexdef from pg_indexes where indexname = 'delivery_due'"))
                .allMatch(index -> index.contains("(endpoint_id, lane, due_at, \"position\")"));
    }

    @Test
    void the_oldest_of_them_is_found_without_reading_the_others() throws SQLException {
        assertThat(String.join("\n", answers("explain " + DeliveryMetrics.OLDEST)))
                .contains("delivery_open_by_age")
                .doesNotContain("Sort");
    }

    private List<String> answers(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var answers = new ArrayList<String>();
            while (row.next()) {
                answers.add(row.getString(1));
            }
            return answers;
        }
    }
}
