package dev.sluice.platform.imports;

/** A small CSV as the body of a call that is answered at once. */
public final class CsvBody {

    private final byte[] bytes;

    CsvBody(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
