package dev.colophon.toc;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackagesOf(TocApplication.class);

	@Test
	void onlyTheApplicationAndWhatFeaturesShareIsPublic() {
		assertThat(this.classes.stream()
			.filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC))
			.map(JavaClass::getSimpleName)).containsExactlyInAnyOrder("TocApplication", "Answers", "NotFound",
					"InvalidInput", "Conflict", "IfMatch", "Site", "SiteFolder", "Outline", "Part", "Page");
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(this.classes.stream().map(JavaClass::getPackage).distinct()).hasSize(5)
			.allMatch((JavaPackage part) -> part.isAnnotatedWith(NullMarked.class));
	}

	@Test
	void whatFeaturesShareKnowsNoFeature() {
		noClasses().that()
			.resideInAPackage("..web..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..contents..", "..site..", "..editor..")
			.check(this.classes);
	}

	@Test
	void theSiteAndTheEditorKnowNoContents() {
		noClasses().that()
			.resideInAnyPackage("..site..", "..editor..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("..contents..")
			.check(this.classes);
	}

	@Test
	void nothingKnowsAnotherService() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.colophon.content..", "dev.colophon.gateway..", "dev.colophon.newsletter..")
			.check(this.classes);
	}

	@Test
	void nothingKnowsTheApplication() {
		noClasses().should().dependOnClassesThat().areAssignableTo(TocApplication.class).check(this.classes);
	}

}
