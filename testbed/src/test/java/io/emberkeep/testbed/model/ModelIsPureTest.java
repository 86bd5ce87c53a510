package io.emberkeep.testbed.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Instant;

/** DESIGN rule 1: no clock, no I/O, no framework in a core; and nothing of the product at all. */
@AnalyzeClasses(
        packages = "io.emberkeep.testbed",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ModelIsPureTest {

    private static final String MODEL = "io.emberkeep.testbed.model..";

    @ArchTest
    static final ArchRule modelUsesJavaOnly =
            ArchRuleDefinition.classes()
                    .that()
                    .resideInAPackage(MODEL)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            MODEL,
                            "java.lang..",
                            "java.util",
                            "java.util.function..",
                            "java.util.stream..",
                            "java.time..");

    @ArchTest
    static final ArchRule modelHasNoClock =
            noClasses()
                    .that()
                    .resideInAPackage(MODEL)
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule nothingKnowsTheProduct =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.emberkeep.contract..", "io.emberkeep.messaging..");
}
