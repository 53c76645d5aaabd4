package dev.sluice.stack.postgres;

import dev.sluice.stack.process.CurrentUser;
import dev.sluice.stack.process.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once per user and version. */
record PostgresBinaries(Path home) {

    private static final int EXECUTABLE = 0100;

    static PostgresBinaries unpacked() throws IOException {
        var archive = "postgres-%s.txz".formatted(platform());
        var resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new IOException("no PostgreSQL for this platform on the class path: " + archive);
        }
        var version = resource.getPath().replaceAll(".*-([0-9.]+)\\.jar!.*", "$1");
        var user = CurrentUser.name();
        var shelf = ownFolder(Path.of(System.getProperty("java.io.tmpdir"), "sluice-" + user), user);
        var home = shelf.resolve("postgres-" + version.replaceAll("[^0-9.]", ""));
        if (!Files.isDirectory(home)) {
            try (var stream = resource.openStream()) {
                unpack(stream, home);
            }
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        return system + (System.getProperty("os.arch").equals("aarch64") ? "-arm_64" : "-x86_64");
    }

    /** A folder of that name may have been laid out by another user of this machine: never run programs from there. */
    private static Path ownFolder(Path folder, String user) throws IOException {
        Files.createDirectories(folder);
        var owner = Files.getOwner(folder).getName();
        if (!owner.equals(user)) {
            throw new IOException(folder + " belongs to " + owner + ": remove it");
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private static void unpack(InputStream archive, Path home) throws IOException {
        var draft = Files.createTempDirectory(home.getParent(), "unpacking");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, draft.resolve(entry.getName()).normalize());
            }
        }
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(draft, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            Folders.delete(draft); // someone else was faster
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        var executable = (entry.getMode() & EXECUTABLE) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
