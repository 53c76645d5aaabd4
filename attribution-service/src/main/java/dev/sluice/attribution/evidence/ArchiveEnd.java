package dev.sluice.attribution.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * What an archive says at its end of its directory, looked at before anybody loads that. A file can bear several such ends, and
 * readers differ in which they believe: none of them may promise more than a document needs.
 */
final class ArchiveEnd {

    private static final int END = 0x06054b50;
    private static final int LARGE_END = 0x07064b50;
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LENGTH_OF_LARGE_END = 20;
    private static final int ENTRIES = 10;
    private static final int DIRECTORY_SIZE = 12;

    /** In bytes; entries of documents have short names. */
    private static final int LARGEST_DIRECTORY = 1024 * 1024;

    private ArchiveEnd() {}

    /** @throws dev.sluice.platform.problem.Refusal when the directory is larger than a document's */
    static void requireSmallDirectory(Path path, int maxEntries) throws IOException {
        var tail = tail(path);
        for (var at = 0; at + LENGTH <= tail.limit(); at++) {
            var mark = tail.getInt(at);
            if (mark == LARGE_END || (mark == END && promisesMuch(tail, at, maxEntries))) {
                throw Unacceptable.unsafe();
            }
        }
    }

    private static boolean promisesMuch(ByteBuffer tail, int at, int maxEntries) {
        return Short.toUnsignedInt(tail.getShort(at + ENTRIES)) > maxEntries
                || Integer.compareUnsigned(tail.getInt(at + DIRECTORY_SIZE), LARGEST_DIRECTORY) > 0;
    }

    private static ByteBuffer tail(Path path) throws IOException {
        try (var file = FileChannel.open(path)) {
            var size = (int) Math.min(file.size(), LENGTH + LONGEST_COMMENT + LENGTH_OF_LARGE_END);
            var tail = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            for (var from = file.size() - size; tail.hasRemaining(); ) {
                if (file.read(tail, from + tail.position()) < 0) {
                    break;
                }
            }
            return tail.flip();
        }
    }
}
