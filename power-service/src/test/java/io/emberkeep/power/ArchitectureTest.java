package io.emberkeep.power;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** The core decides, the shell does (DESIGN rule 1). All that is here is core. */
@AnalyzeClasses(
        packages = "io.emberkeep.power",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORES = {
        "io.emberkeep.power.load..",
        "io.emberkeep.power.classify..",
        "io.emberkeep.power.plan..",
        "io.emberkeep.power.energy..",
        "io.emberkeep.power.transition..",
        "io.emberkeep.power.pss..",
        "io.emberkeep.power.keeping..",
        "io.emberkeep.power.whatif.."
    };

    @ArchTest
    static final ArchRule coresUseContractsAndNothingElseOfOurs =
            classes()
                    .that()
                    .resideInAnyPackage(CORES)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.emberkeep.power.load..",
                            "io.emberkeep.power.classify..",
                            "io.emberkeep.power.plan..",
                            "io.emberkeep.power.energy..",
                            "io.emberkeep.power.transition..",
                            "io.emberkeep.power.pss..",
                            "io.emberkeep.power.keeping..",
                            "io.emberkeep.power.whatif..",
                            "io.emberkeep.contract..",
                            "java.lang..",
                            "java.util..",
                            "java.time..");

    @ArchTest
    static final ArchRule coresKnowNoClockAndNoChance =
            noClasses()
                    .that()
                    .resideInAnyPackage(CORES)
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Random.class)
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
    static final ArchRule coresDoNotGoInCircles =
            slices().matching("io.emberkeep.power.(*)..").should().beFreeOfCycles();
}
