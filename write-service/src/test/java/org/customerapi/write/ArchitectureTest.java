package org.customerapi.write;

import java.time.Instant;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "org.customerapi.write", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DOMAIN_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("..write.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "..write.domain..");

    @ArchTest
    static final ArchRule APPLICATION_KNOWS_NO_TECHNOLOGY = classes()
            .that()
            .resideInAPackage("..write.application..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.slf4j..", "..write.domain..", "..write.application..");

    @ArchTest
    static final ArchRule NOBODY_DEPENDS_ON_ADAPTERS = noClasses()
            .that()
            .resideInAnyPackage("..write.domain..", "..write.application..", "..write.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..write.adapter..");

    @ArchTest
    static final ArchRule WHAT_COMES_IN_DOES_NOT_KNOW_WHAT_GOES_OUT = noClasses()
            .that()
            .resideInAPackage("..write.adapter.in..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..write.adapter.out..");

    @ArchTest
    static final ArchRule CONTROLLERS_AND_WIRING_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .or()
            .areAnnotatedWith(Configuration.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @Test
    void theRulesFindAViolation() {
        JavaClasses guilty = new ClassFileImporter().importClasses(AsksTheSystemForTheTime.class);

        assertThat(TIME_COMES_FROM_A_CLOCK.evaluate(guilty).hasViolation()).isTrue();
    }

    /** Does on purpose what the rule forbids. */
    static final class AsksTheSystemForTheTime {
        Instant ask() {
            return Instant.now();
        }
    }
}
