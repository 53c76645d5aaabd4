package dev.sluice.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The service")
class ArchitectureTest {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sluice.notification");

    @Test
    void has_no_cycle_between_capabilities() {
        slices().matching("dev.sluice.notification.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void decides_in_pure_code() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Policy")
                .or()
                .haveSimpleNameEndingWith("Plan")
                .or()
                .haveSimpleName("WebhookUrl")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..", "org.hibernate..", "java.sql..")
                .because("what decides must be testable as a table")
                .check(CLASSES);
    }

    @Test
    void speaks_http_only_at_its_edge() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .resideInAPackage("..api")
                .check(CLASSES);
    }

    @Test
    void connects_to_receivers_in_one_place_behind_the_address_guard() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..sending")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void takes_time_from_its_clocks() {
        Stream.of(Instant.class, LocalDate.class, OffsetDateTime.class, ZonedDateTime.class)
                .forEach(type -> noClasses().should().callMethod(type, "now").check(CLASSES));
        noClasses().should().callMethod(Clock.class, "systemUTC").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    }
}
