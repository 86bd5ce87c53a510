package io.emberkeep.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The core decides, the shell does (DESIGN rule 1). */
@AnalyzeClasses(
        packages = "io.emberkeep.monitor",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORES = {
        "io.emberkeep.monitor.dbss..",
        "io.emberkeep.monitor.structure..",
        "io.emberkeep.monitor.load..",
        "io.emberkeep.monitor.heartbeat..",
        "io.emberkeep.monitor.placement.."
    };

    @ArchTest
    static final ArchRule coresUseContractsAndNothingElseOfOurs =
            classes()
                    .that()
                    .resideInAnyPackage(CORES)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.emberkeep.monitor.dbss..",
                            "io.emberkeep.monitor.structure..",
                            "io.emberkeep.monitor.load..",
                            "io.emberkeep.monitor.heartbeat..",
                            "io.emberkeep.monitor.placement..",
                            "io.emberkeep.contract..",
                            "java.lang..",
                            "java.util..",
                            "java.time..");

    @ArchTest
    static final ArchRule coresKnowNoClock =
            noClasses()
                    .that()
                    .resideInAnyPackage(CORES)
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class)
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule coresStartNoThreads =
            noClasses()
                    .that()
                    .resideInAnyPackage(CORES)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.util.concurrent..")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule probesKnowNoFramework =
            noClasses()
                    .that()
                    .resideInAPackage("io.emberkeep.monitor.probe..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..");
}
