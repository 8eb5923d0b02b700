package dev.colophon.gateway;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.stereotype.Controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.colophon");

	@Test
	void knowsNoOtherService() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.colophon.content..", "dev.colophon.toc..", "dev.colophon.newsletter..")
			.check(this.classes);
	}

	@Test
	void hasNoCyclesBetweenItsFeatures() {
		slices().matching("dev.colophon.gateway.(*)..").should().beFreeOfCycles().check(this.classes);
	}

	@Test
	void keepsItsControllersToThemselves() {
		classes().that().areMetaAnnotatedWith(Controller.class).should().bePackagePrivate().check(this.classes);
	}

	@Test
	void knowsTheServicesWithoutKnowingPages() {
		noClasses().that()
			.resideInAnyPackage("..gateway.content..", "..gateway.toc..", "..gateway.newsletter..", "..fragment..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..gateway.page..", "..gateway.api..", "..gateway.web..")
			.check(this.classes);
	}

	@Test
	void keepsTheTransportOfEachServiceToItsClient() {
		classes().that().areAnnotatedWith(FeignClient.class).should().bePackagePrivate().check(this.classes);
	}

	@Test
	void marksNullInEveryPackage() {
		assertThat(this.classes.stream().map((type) -> type.getPackage()).distinct())
			.allSatisfy((javaPackage) -> assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).isTrue());
	}

}
