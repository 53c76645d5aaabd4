package dev.sluice.attribution.evidence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.platform.problem.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An archive's directory")
class ArchiveEndTest {

    static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path files;

    @Test
    void is_as_large_as_a_document_needs_and_no_larger() throws IOException {
        taken(end(2000, MEGABYTE));
        refused(end(2001, 1000));
        refused(end(1, MEGABYTE + 1));
        refused(end(1, -1));
    }

    @Test
    void is_believed_at_none_of_its_ends() throws IOException {
        refused(end(2001, 1000), end(1, 100));
        refused(end(1, 100), end(2001, 1000));
    }

    @Test
    void is_not_of_the_large_kind() throws IOException {
        refused(new byte[] {'P', 'K', 6, 7}, new byte[16], end(1, 100));
    }

    @Test
    void is_looked_for_behind_the_longest_comment() throws IOException {
        refused(end(2001, 1000), new byte[0xffff]);
        taken(end(1, 100), new byte[0xffff]);
    }

    private void taken(byte[]... pieces) throws IOException {
        var file = file(pieces);
        assertThatCode(() -> ArchiveEnd.requireSmallDirectory(file, 2000)).doesNotThrowAnyException();
    }

    private void refused(byte[]... pieces) throws IOException {
        var file = file(pieces);
        assertThatThrownBy(() -> ArchiveEnd.requireSmallDirectory(file, 2000))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("FILE_NOT_SAFE");
    }

    private Path file(byte[]... pieces) throws IOException {
        var file = files.resolve("archive.zip");
        try (var out = Files.newOutputStream(file)) {
            for (var piece : pieces) {
                out.write(piece);
            }
        }
        return file;
    }

    private static byte[] end(int entries, int directory) {
        return ByteBuffer.allocate(22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x06054b50)
                .putShort(10, (short) entries)
                .putInt(12, directory)
                .array();
    }
}
