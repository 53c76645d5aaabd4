package dev.sluice.attribution;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.sluice.platform.consume.EventConsumer;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The architecture")
class ArchitectureTest {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sluice.attribution");

    static Stream<ArchRule> rules() {
        return Stream.of(
                slices().matching("dev.sluice.attribution.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a capability can be understood and moved alone"),
                classes()
                        .that()
                        .areAnnotatedWith(Path.class)
                        .should()
                        .resideInAPackage("..api")
                        .because("only the api speaks HTTP"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..api")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("jakarta.ws.rs..")
                        .because("only the api speaks HTTP"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..api")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.sluice.attribution..api")
                        .because("a capability does not know who asks"),
                classes()
                        .that()
                        .implement(EventConsumer.class)
                        .should()
                        .notBePublic()
                        .because("nobody but Kafka calls a consumer"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("time comes from a clock"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(Emitter.class)
                        .because("only the relay sends"),
                noClasses()
                        .should()
                        .dependOnClassesThat(DescribedPredicate.describe(
                                "belong to another service",
                                type -> type.getPackageName()
                                        .matches("dev\\.sluice\\.(?!platform|attribution)[a-z]+(\\..*)?")))
                        .because("services share contracts, not classes"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(CLASSES);
    }
}
