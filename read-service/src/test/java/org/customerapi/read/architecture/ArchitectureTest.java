package org.customerapi.read.architecture;

import java.time.Instant;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import org.customerapi.read.architecture.domain.RuleBreaker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "org.customerapi.read", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] TECHNOLOGY = {
        "org.springframework..",
        "jakarta..",
        "tools.jackson..",
        "com.fasterxml..",
        "org.apache.kafka..",
        "co.elastic..",
        "io.micrometer..",
        "org.slf4j.."
    };

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NO_TECHNOLOGY = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TECHNOLOGY);

    @ArchTest
    static final ArchRule APPLICATION_KNOWS_NO_TECHNOLOGY = noClasses()
            .that()
            .resideInAPackage("..application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TECHNOLOGY);

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NOBODY_AROUND_IT = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..application..", "..adapter..", "..config..");

    @ArchTest
    static final ArchRule APPLICATION_KNOWS_NO_ADAPTER = noClasses()
            .that()
            .resideInAPackage("..application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..adapter..", "..config..");

    @ArchTest
    static final ArchRule ADAPTERS_IN_USE_PORTS_ONLY = noClasses()
            .that()
            .resideInAPackage("..adapter.in..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..adapter.out..", "..application.service..");

    @ArchTest
    static final ArchRule ADAPTERS_OUT_USE_PORTS_ONLY = noClasses()
            .that()
            .resideInAPackage("..adapter.out..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..adapter.in..", "..application.service..", "..application.port.in..");

    @ArchTest
    static final ArchRule ADAPTERS_ARE_HIDDEN = classes()
            .that()
            .resideInAPackage("..adapter..")
            .should()
            .notBePublic()
            .because("only Tomcat, which makes its error valve by name, needs a public one");

    @ArchTest
    static final ArchRule PORTS_ARE_INTERFACES = classes()
            .that()
            .resideInAPackage("..application.port..")
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beInterfaces()
            .andShould()
            .haveModifier(JavaModifier.PUBLIC);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = timeComesFromAClock("org.customerapi.read..");

    @Test
    void seesAViolationWhereThereIsOne() {
        JavaClasses broken = new ClassFileImporter().importClasses(RuleBreaker.class);

        assertThat(timeComesFromAClock("..architecture..").evaluate(broken).hasViolation())
                .isTrue();
        assertThat(DOMAIN_KNOWS_NO_TECHNOLOGY.evaluate(broken).hasViolation()).isTrue();
    }

    private static ArchRule timeComesFromAClock(String packages) {
        return noClasses().that().resideInAPackage(packages).should().callMethod(Instant.class, "now");
    }
}
