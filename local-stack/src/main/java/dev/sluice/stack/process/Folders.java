package dev.sluice.stack.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders that are ours to remove. */
public final class Folders {

    private static final String PREFIX = "sluice-";

    private Folders() {}

    /** A folder for this process alone; what processes that were killed left behind goes with it. */
    public static Path temporary(String purpose) throws IOException {
        var parent = Path.of(System.getProperty("java.io.tmpdir"));
        removeOrphans(parent, PREFIX + purpose + "-");
        return Files.createTempDirectory(
                parent,
                "%s%s-%d-".formatted(PREFIX, purpose, ProcessHandle.current().pid()));
    }

    public static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void removeOrphans(Path parent, String prefix) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, prefix + "*")) {
            for (var folder : folders) {
                var owner = folder.getFileName()
                        .toString()
                        .substring(prefix.length())
                        .replaceAll("-.*", "");
                if (owner.matches("\\d{1,9}")
                        && Files.isWritable(folder)
                        && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
                    delete(folder);
                }
            }
        }
    }
}
