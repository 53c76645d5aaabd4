package dev.sluice.platform.imports;

import dev.sluice.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A body on its way into the staging table: never more than a batch of it is in memory. */
final class Upload {

    private static final int BATCH_ROWS = 1000;
    private static final int BATCH_CHARACTERS = 4 * 1024 * 1024;

    private final StagedRows staged;
    private final UUID operation;
    private final List<String> batch = new ArrayList<>();
    private int characters;
    private long total;

    Upload(StagedRows staged, UUID operation) {
        this.staged = staged;
        this.operation = operation;
    }

    /** Returns the SHA-256 of what arrived. */
    byte[] receive(InputStream body, RowFormat format) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var digested = new DigestInputStream(body, digest);
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            format.read(new InputStreamReader(digested, decoder), this::add);
            flush();
            return digest.digest();
        } catch (CharacterCodingException e) {
            throw Refusal.malformed("", "MALFORMED", "The body is not UTF-8.");
        } catch (IOException e) {
            throw Refusal.malformed("", "MALFORMED", "The upload broke off.");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    long total() {
        return total;
    }

    private void add(String row) {
        batch.add(row);
        characters += row.length();
        if (batch.size() == BATCH_ROWS || characters >= BATCH_CHARACTERS) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            staged.add(operation, total, batch);
            total += batch.size();
            batch.clear();
            characters = 0;
        }
    }
}
