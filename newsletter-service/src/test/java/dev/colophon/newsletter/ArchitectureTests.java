package dev.colophon.newsletter;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.colophon.newsletter.subscription.SubscriptionCounts;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

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
			.resideInAnyPackage("dev.colophon.gateway..", "dev.colophon.content..", "dev.colophon.toc..")
			.check(this.classes);
	}

	@Test
	void hasNoCyclesBetweenItsFeatures() {
		slices().matching("dev.colophon.newsletter.(*)..").should().beFreeOfCycles().check(this.classes);
	}

	@Test
	void keepsEverythingButTheApplicationAndWhatFeaturesShareToItself() {
		classes().that()
			.arePublic()
			.and()
			.areTopLevelClasses()
			.and()
			.resideOutsideOfPackages("..web..", "..key..", "..outbox..", "..address..", "..content..", "..schedule..")
			.should()
			.be(NewsletterApplication.class)
			.orShould()
			.be(SubscriptionCounts.class)
			.check(this.classes);
	}

	@Test
	void knowsAddressesWithoutTheWebAndTheDatabase() {
		noClasses().that()
			.resideInAPackage("..address..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..")
			.check(this.classes);
	}

	@Test
	void marksNullInEveryPackage() {
		assertThat(this.classes.stream().map((type) -> type.getPackage()).distinct())
			.allSatisfy((javaPackage) -> assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).isTrue());
	}

}
