package dev.sluice.platform.schema;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.flywaydb.core.Flyway;

/** Migrates the shared mechanisms' schema, then the service's own: two histories, so that each moves at its own pace. */
@ApplicationScoped
public class Schemas {

    private final AgroalDataSource database;

    Schemas(AgroalDataSource database) {
        this.database = database;
    }

    /** Before every other observer of the start. */
    void migrate(@Observes @Priority(-100) StartupEvent event) {
        migrate("platform", "classpath:db/platform");
        migrate("public", "classpath:db/migration");
    }

    private void migrate(String schema, String location) {
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(database)
                .schemas(schema)
                .locations(location)
                .failOnMissingLocations(false)
                .baselineOnMigrate(schema.equals("public"))
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
