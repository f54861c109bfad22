package org.customerapi.sink;

import java.time.Instant;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import org.customerapi.sink.config.ArchiveCommandLine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.onionArchitecture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArchitectureTest {

    private static final String ROOT = "org.customerapi.sink";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final ArchRule NO_WALL_CLOCK =
            noClasses().should().callMethod(Instant.class, "now").because("time comes from an injected Clock");

    @Test
    void hasItsLayersDependInwards() {
        onionArchitecture()
                .domainModels(ROOT + ".domain..")
                .domainServices(ROOT + ".application.port..")
                .applicationServices(ROOT + ".application.service..")
                .adapter("command line", ROOT + ".adapter.in.cli..")
                .adapter(
                        "kafka, both ways",
                        ROOT + ".adapter.kafka..",
                        ROOT + ".adapter.in.kafka..",
                        ROOT + ".adapter.out.kafka..")
                .adapter("web", ROOT + ".adapter.in.web..")
                .adapter(
                        "s3, disk and their formats",
                        ROOT + ".adapter.out.s3..",
                        ROOT + ".adapter.out.disk..",
                        ROOT + ".adapter.out.ndjson..",
                        ROOT + ".adapter.out.parquet..")
                .adapter("metrics", ROOT + ".adapter.out.metrics..")
                .adapter("tracing", ROOT + ".adapter.out.tracing..")
                .adapter("config", ROOT + ".config..")
                .ignoreDependency(resideInAPackage(ROOT + ".config.."), resideInAPackage(ROOT + ".adapter.."))
                .ignoreDependency(S3SinkApplication.class, ArchiveCommandLine.class)
                .check(MAIN);
    }

    @Test
    void keepsItsDomainFreeOfTechnology() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".domain..", "java..", "org.jspecify.annotations..")
                .check(MAIN);
    }

    @Test
    void keepsItsUseCasesFreeOfTechnologyButForLogging() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".application..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".domain..",
                        ROOT + ".application..",
                        "org.customerapi.contracts..",
                        "java..",
                        "org.jspecify.annotations..",
                        "org.slf4j..")
                .check(MAIN);
    }

    @Test
    void showsOnlyWhatTheWiringNeeds() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .bePackagePrivate()
                .check(MAIN);
    }

    @Test
    void asksNoClockButTheInjectedOne() {
        NO_WALL_CLOCK.check(MAIN);
    }

    @Test
    void noticesAClassThatAsksTheWallClock() {
        JavaClasses offender = new ClassFileImporter().importClasses(AsksTheWallClock.class);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> NO_WALL_CLOCK.check(offender))
                .withMessageContaining("AsksTheWallClock");
        assertThat(AsksTheWallClock.hasBegun()).isTrue();
    }

    private static final class AsksTheWallClock {
        static boolean hasBegun() {
            return Instant.now().isAfter(Instant.EPOCH);
        }
    }
}
