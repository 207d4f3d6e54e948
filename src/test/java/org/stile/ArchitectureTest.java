package org.stile;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.stile");

    @Test
    void no_feature_depends_on_itself_through_others() {
        slices().matching("org.stile.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void each_level_uses_only_those_below_it() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("shared")
                .definedBy("..stile.base..", "..stile.changes..", "..stile.audit..", "..stile.web..", "..stile.mail..")
                .layer("reference")
                .definedBy("..stile.trusts..", "..stile.topics..", "..stile.guard..")
                .layer("people")
                .definedBy("..stile.people..")
                .optionalLayer("programmes")
                .definedBy("..stile.programmes..", "..stile.attachments..")
                .layer("lessons")
                .definedBy("..stile.lessons..")
                .optionalLayer("uptake")
                .definedBy("..stile.uptake..")
                .layer("search")
                .definedBy("..stile.search..")
                .layer("desk")
                .definedBy(
                        "..stile.cases..",
                        "..stile.curation..",
                        "..stile.packs..",
                        "..stile.polls..",
                        "..stile.transfer..")
                .layer("site")
                .definedBy("..stile.site..")
                .whereLayer("site")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("desk")
                .mayOnlyBeAccessedByLayers("site")
                .whereLayer("search")
                .mayOnlyBeAccessedByLayers("desk", "site")
                .whereLayer("uptake")
                .mayOnlyBeAccessedByLayers("search", "desk", "site")
                .whereLayer("lessons")
                .mayOnlyBeAccessedByLayers("uptake", "search", "desk", "site")
                .whereLayer("programmes")
                .mayOnlyBeAccessedByLayers("lessons", "uptake", "search", "desk", "site")
                .whereLayer("people")
                .mayOnlyBeAccessedByLayers("programmes", "lessons", "uptake", "search", "desk", "site")
                .whereLayer("reference")
                .mayOnlyBeAccessedByLayers("people", "programmes", "lessons", "uptake", "search", "desk", "site")
                .check(CLASSES);
    }
}
