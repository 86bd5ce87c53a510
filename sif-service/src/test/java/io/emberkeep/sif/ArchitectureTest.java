package io.emberkeep.sif;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The core decides, the shell does (DESIGN rule 1). */
@AnalyzeClasses(packages = "io.emberkeep.sif", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** Rows become JSON values for the differences (SIF-9); that is all that the core has of Jackson. */
    @ArchTest
    static final ArchRule THE_CORE_KNOWS_CONTRACTS_ONLY =
            classes()
                    .that()
                    .resideInAPackage("io.emberkeep.sif.configuration..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java.lang..",
                            "java.util",
                            "java.util.function",
                            "java.util.stream",
                            "java.time",
                            "java.time.temporal",
                            "io.emberkeep.contract..",
                            "io.emberkeep.sif.configuration..",
                            "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule THE_CORE_HAS_NO_CLOCK =
            noClasses()
                    .that()
                    .resideInAPackage("io.emberkeep.sif.configuration..")
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(java.time.Clock.class);

    @ArchTest
    static final ArchRule THE_STORE_KNOWS_NO_REST =
            noClasses()
                    .that()
                    .resideInAPackage("io.emberkeep.sif.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.emberkeep.sif.web..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule REST_KNOWS_NO_TABLES =
            noClasses()
                    .that()
                    .resideInAPackage("io.emberkeep.sif.web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.emberkeep.sif.store.entity..");
}
