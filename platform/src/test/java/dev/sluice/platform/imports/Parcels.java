package dev.sluice.platform.imports;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Imports parcels into a table, for the tests; can be told to cut its own database connection. */
@Singleton
class Parcels implements ImportKind<Parcels.Parcel> {

    record Size(Integer height) {}

    record Parcel(
            @NotNull String code,
            @NotNull @Max(1000) Integer weight,
            LocalDate sent,
            Boolean fragile,
            List<String> tags,
            Size size) {}

    /** How many more rows are applied before the connection dies; never at zero. */
    final AtomicInteger untilCut = new AtomicInteger();

    private final AgroalDataSource database;

    Parcels(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "parcels";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry", "CUSTOMER:global-admin");
    }

    @Override
    public Class<Parcel> row() {
        return Parcel.class;
    }

    @Override
    public void apply(Parcel parcel, Caller caller) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into parcel values (?, ?, ?, ?)")) {
            insert.setString(1, parcel.code());
            insert.setInt(2, parcel.weight());
            insert.setString(3, String.valueOf(caller.email()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            parcel.tags() == null
                                    ? new String[0]
                                    : parcel.tags().toArray()));
            insert.executeUpdate();
            if (parcel.code().endsWith("!")) {
                throw Refusal.conflict("PARCEL_REFUSED", "=not this one");
            }
            if (untilCut.get() > 0 && untilCut.decrementAndGet() == 0) {
                connection.createStatement().execute("select pg_terminate_backend(pg_backend_pid())");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
