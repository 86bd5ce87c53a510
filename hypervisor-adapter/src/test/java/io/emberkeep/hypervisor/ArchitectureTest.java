package io.emberkeep.hypervisor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.emberkeep.hypervisor",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The core decides, the shell does (DESIGN rule 1). */
    @ArchTest
    static final ArchRule coresImportNothingButContracts =
            classes()
                    .that()
                    .resideInAnyPackage("..hypervisor.command..", "..hypervisor.plan..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java.lang..",
                            "java.time",
                            "java.util..",
                            "io.emberkeep.contract..",
                            "io.emberkeep.hypervisor.command..",
                            "io.emberkeep.hypervisor.plan..");

    @ArchTest
    static final ArchRule coresHaveNoClockAndNoChance =
            noClasses()
                    .that()
                    .resideInAnyPackage("..hypervisor.command..", "..hypervisor.plan..")
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            java.time.Clock.class,
                            java.time.InstantSource.class,
                            java.util.Random.class,
                            Thread.class);

    /** The loopback testbed is one implementation; nobody but the wiring knows it. */
    @ArchTest
    static final ArchRule onlyTheWiringKnowsTheTestbed =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..hypervisor.loopback..")
                    .and()
                    .doNotHaveSimpleName("Wiring")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..hypervisor.loopback..");
}
