package dev.sluice.cocp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The architecture of the service")
class ArchitectureTest {

    static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sluice.cocp");

    @Test
    void has_no_cycle_between_capabilities() {
        check(slices().matching("dev.sluice.cocp.(*)..").should().beFreeOfCycles());
    }

    @Test
    void keeps_policies_pure() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Policy")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..", "java.sql.."));
    }

    @Test
    void lets_only_the_api_speak_http() {
        check(classes().that().areAnnotatedWith(Path.class).should().resideInAPackage("..api"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..api")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs.."));
    }

    @Test
    void knows_no_way_from_a_capability_to_its_api() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..api")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sluice.cocp..api"));
    }

    @Test
    void takes_time_from_the_clocks() {
        check(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC"));
    }

    /** One of another type that cannot be read is answered with 404 before anybody can name it. */
    @Test
    void reads_query_parameters_as_text() {
        check(methods().should(readQueryParametersAsText()));
    }

    private static ArchCondition<JavaMethod> readQueryParametersAsText() {
        return new ArchCondition<>("read query parameters as text") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotatedWith(QueryParam.class))
                        .filter(parameter -> !parameter.getRawType().isEquivalentTo(String.class))
                        .forEach(parameter -> events.add(
                                SimpleConditionEvent.violated(method, parameter.getDescription() + " is no text")));
            }
        };
    }

    @Test
    void shows_no_repository_to_another_capability() {
        check(classes()
                .that()
                .areAssignableTo(PanacheRepositoryBase.class)
                .or(dependOnSql())
                .should()
                .notBePublic());
    }

    private static DescribedPredicate<JavaClass> dependOnSql() {
        return DescribedPredicate.describe(
                "write SQL",
                type -> !type.getPackageName().endsWith(".database")
                        && type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency ->
                                        dependency.getTargetClass().getName().endsWith(".platform.sql.Sql")));
    }

    private static void check(ArchRule rule) {
        rule.check(SERVICE);
    }
}
