package org.customerapi.gateway;

import java.time.Instant;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArchitectureTest {

    private static final ArchRule NO_CLOCKLESS_TIME =
            noClasses().should().callMethod(Instant.class, "now").because("time comes from an injected Clock");

    private final JavaClasses gateway = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.customerapi.gateway");

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("org.customerapi.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .check(gateway);
    }

    @Test
    void theRouteSetKnowsNothingOfHowRequestsAreCarried() {
        noClasses()
                .that()
                .resideInAPackage("..route..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..forward..", "..security..", "..edge..", "org.eclipse.jetty..")
                .check(gateway);
    }

    @Test
    void onlyForwardingHealthAndDocumentationTalkToTheParts() {
        noClasses()
                .that()
                .resideInAnyPackage("..route..", "..edge..", "..observe..", "..problem..", "..security..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(gateway);
    }

    @Test
    void dependsOnNothingOfOursButTheContracts() {
        noClasses()
                .that()
                .resideInAPackage("org.customerapi.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.customerapi.write..", "org.customerapi.read..", "org.customerapi.sink..")
                .check(gateway);
    }

    @Test
    void takesTimeFromAClock() {
        NO_CLOCKLESS_TIME.check(gateway);
    }

    @Test
    void findsAClassThatTakesTimeFromNowhere() {
        JavaClasses violation = new ClassFileImporter().importClasses(Clockless.class);

        assertThatThrownBy(() -> NO_CLOCKLESS_TIME.check(violation))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Clockless");
    }

    /** Breaks the rule on purpose. */
    private static final class Clockless {

        @SuppressWarnings("UnusedMethod")
        Instant time() {
            return Instant.now();
        }
    }
}
