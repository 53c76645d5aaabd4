package dev.sluice.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The platform")
class ArchitectureTest {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sluice.platform");

    @Test
    void has_no_cycle_between_its_mechanisms() {
        slices().matching("dev.sluice.platform.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void keeps_what_everything_stands_on_free_of_what_stands_on_it() {
        noClasses()
                .that()
                .resideInAnyPackage("..outbox..", "..inbox..", "..consume..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..sandbox..", "..imports..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("..clock..", "..problem..", "..tenancy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..outbox..",
                        "..inbox..",
                        "..consume..",
                        "..idempotency..",
                        "..audit..",
                        "..paging..",
                        "..deadlines..",
                        "..imports..",
                        "..sandbox..",
                        "..operations..",
                        "..command..")
                .check(CLASSES);
    }

    @Test
    void takes_time_from_its_two_clocks_alone() {
        noClasses()
                .that()
                .doNotHaveSimpleName("RealTime")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a sandbox moves business time, and tests move both")
                .check(CLASSES);
    }
}
