package io.emberkeep.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.emberkeep.simulator.random.RandomRuns;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** One seed decides everything: no clock, no chance and no thread but the simulation's own. */
@AnalyzeClasses(
        packages = "io.emberkeep.simulator",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoClock =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(RandomRuns.class)
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule throwsNoOtherDice =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(Random.class, ThreadLocalRandom.class)
                    .orShould()
                    .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule startsNoThreads =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(RandomRuns.class)
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule usesOnlyCoresOfTheServices =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.emberkeep.sif.store..")
                                    .or(resideInAPackage("io.emberkeep.sif.web.."))
                                    .or(resideInAPackage("io.emberkeep.monitor.probe.."))
                                    .or(resideInAPackage("io.emberkeep.monitor.messaging.."))
                                    .or(resideInAPackage("io.emberkeep.hypervisor.messaging.."))
                                    .or(resideInAPackage("io.emberkeep.hypervisor.loopback..")));
}
