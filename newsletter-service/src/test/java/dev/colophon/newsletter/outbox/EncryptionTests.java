package dev.colophon.newsletter.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Encrypted ways to the mail server (RFC 3207), as the service is configured.
 */
class EncryptionTests {

	private static final String PASSWORD = "password";

	private static SSLContext keys;

	private final ApplicationContextRunner service = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
		.withBean(MailServer.class)
		.withPropertyValues("spring.mail.host=localhost");

	@BeforeAll
	static void makeKeys(@TempDir Path folder) throws Exception {
		Path file = folder.resolve("keys.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "mail", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
				"-keystore", file.toString(), "-storepass", PASSWORD)
			.inheritIO()
			.start();
		assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
		keys = context(file);
	}

	private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD.toCharArray());
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(store, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}

	@Test
	void isUsedWhereTheServerHasIt() throws Exception {
		try (TestMailServer server = new TestMailServer(keys)) {
			send(server, "mail.smtp.ssl.trust=localhost");
			assertThat(server.mails()).hasSize(1);
			assertThat(server.encryptedMails()).isEqualTo(1);
		}
	}

	@Test
	void isNotNeededWhereTheServerHasNone() throws Exception {
		try (TestMailServer server = new TestMailServer()) {
			send(server);
			assertThat(server.mails()).hasSize(1);
			assertThat(server.encryptedMails()).isZero();
		}
	}

	@Test
	void canBeRequired() {
		try (TestMailServer server = new TestMailServer()) {
			assertThatThrownBy(() -> send(server, "mail.smtp.starttls.required=true")).isInstanceOf(Unreachable.class)
				.hasMessageContaining("STARTTLS");
			assertThat(server.mails()).isEmpty();
		}
	}

	@Test
	void isWithNobodyElse() {
		try (TestMailServer server = new TestMailServer(keys)) {
			assertThatThrownBy(() -> send(server)).isInstanceOf(Unreachable.class);
			assertThat(server.mails()).isEmpty();
		}
	}

	private void send(TestMailServer server, String... properties) {
		this.service.withPropertyValues("spring.mail.port=" + server.port())
			.withPropertyValues(Stream.of(properties).map("spring.mail.properties."::concat).toArray(String[]::new))
			.run((context) -> {
				MailServer.Connection connection = context.getBean(MailServer.class).connect();
				try (connection) {
					connection.send(mail());
				}
			});
	}

	private static MimeMessage mail() throws MessagingException {
		MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
		mail.setFrom("newsletter@example.org");
		mail.setRecipients(RecipientType.TO, "ada@example.org");
		mail.setSubject("Test");
		mail.setText("Text");
		mail.saveChanges();
		return mail;
	}

}
