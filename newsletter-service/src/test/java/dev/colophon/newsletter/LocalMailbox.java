package dev.colophon.newsletter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A mail server for trying the service out, unless another one is configured: it delivers
 * to a folder, one {@code .eml} file for each mail, and tells on the console what came.
 */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.mail.host", matchIfMissing = true, havingValue = "none")
class LocalMailbox {

	private static final int MOST_LINKS = 8;

	private static final Pattern LINK = Pattern.compile("https?://\\S+");

	@Bean(destroyMethod = "stop")
	GreenMail mailbox(@Value("${local.mail:${local.data:.data}/mail}") Path folder) throws IOException, UserException {
		// Tokens are in them.
		Path mails = PostgresPrograms.privateFolder(folder);
		AtomicInteger number = new AtomicInteger(lastNumber(mails));
		GreenMail mailbox = new GreenMail(ServerSetup.SMTP.dynamicPort());
		GreenMailUser everybody = mailbox.getUserManager().createUser("everybody@localhost", "everybody", "");
		mailbox.getUserManager().setMessageDeliveryHandler((message, address) -> {
			Path file = mails.resolve("%05d.eml".formatted(number.incrementAndGet()));
			store(message.getMessage(), file);
			tell(message.getMessage(), address.getEmail(), file);
			forget(mailbox);
			return everybody;
		});
		mailbox.start();
		return mailbox;
	}

	@Bean
	JavaMailSenderImpl mailSender(GreenMail mailbox) {
		SmtpServer server = mailbox.getSmtp();
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setHost(server.getBindTo());
		sender.setPort(server.getPort());
		return sender;
	}

	private static int lastNumber(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.matches("\\d{1,9}\\.eml"))
				.mapToInt((name) -> Integer.parseInt(name.replace(".eml", "")))
				.max()
				.orElse(0);
		}
	}

	/**
	 * What is in the folder need not be in memory.
	 */
	private static void forget(GreenMail mailbox) {
		try {
			mailbox.purgeEmailFromAllMailboxes();
		}
		catch (FolderException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void store(MimeMessage mail, Path file) {
		// Nobody finds half a mail.
		Path part = file.resolveSibling(file.getFileName() + ".part");
		try (OutputStream out = Files.newOutputStream(part)) {
			mail.writeTo(out);
		}
		catch (IOException | MessagingException ex) {
			throw new IllegalStateException(ex);
		}
		try {
			Files.move(part, file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void tell(MimeMessage mail, String recipient, Path file) {
		try {
			String text = (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
			List<String> all = LINK.matcher(text)
				.results()
				.map(MatchResult::group)
				.map((link) -> link.replaceAll("[.,)]+$", ""))
				.distinct()
				.toList();
			// An issue may have a hundred; who reads the console wants those for them.
			List<String> told = (all.size() <= MOST_LINKS) ? all
					: all.stream().filter((link) -> link.contains("/newsletter/")).toList();
			String links = told.stream().map("     %s%n"::formatted).collect(Collectors.joining())
					+ ((told.size() < all.size()) ? "     and %d more%n".formatted(all.size() - told.size()) : "");
			System.out.printf("mail to %s: %s%n     %s%n%s", recipient, mail.getSubject(), file, links);
		}
		catch (IOException | MessagingException | ClassCastException ex) {
			System.out.printf("mail to %s: %s%n", recipient, file);
		}
	}

}
