package dev.sluice.platform.audit;

import java.util.HexFormat;
import java.util.List;

/** The hash tree of RFC 6962, section 2.1: leaves and inner nodes are told apart, so neither can stand for the other. */
final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleTree() {}

    /** @param digests at least one, each in hexadecimal, in order */
    static String root(List<String> digests) {
        if (digests.size() == 1) {
            return Sha256.of(LEAF, bytes(digests.getFirst()));
        }
        var split = Integer.highestOneBit(digests.size() - 1);
        return Sha256.of(
                NODE, bytes(root(digests.subList(0, split))), bytes(root(digests.subList(split, digests.size()))));
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }
}
