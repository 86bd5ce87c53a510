package io.emberkeep.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What all services share drags nothing into them (DESIGN section 3). */
final class ArchitectureTest {

    private static final JavaClasses CONTRACTS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.emberkeep.contract");

    @Test
    void contractsImportNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.emberkeep.contract..",
                        "com.fasterxml.jackson..",
                        "org.yaml..")
                .check(CONTRACTS);
    }

    @Test
    void onlyTheInventorysFilesNeedYamlAndDisks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.emberkeep.contract.inventory")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.yaml..", "java.nio.file..")
                .check(CONTRACTS);
    }

    @Test
    void nothingLooksAtAClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(CONTRACTS);
        noClasses().should().callMethod(Instant.class, "now").check(CONTRACTS);
    }
}
