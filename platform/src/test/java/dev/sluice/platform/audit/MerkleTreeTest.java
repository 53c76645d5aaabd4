package dev.sluice.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A Merkle tree")
class MerkleTreeTest {

    final List<String> leaves = IntStream.range(0, 7)
            .mapToObj(i -> Sha256.of(new byte[] {(byte) i}))
            .toList();

    @Test
    void has_the_root_of_the_test_vector_of_certificate_transparency() {
        var empty = List.of("");

        assertThat(MerkleTree.root(empty))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(MerkleTree.root(List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657")))
                .isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    }

    @Test
    void has_another_root_when_two_leaves_change_places() {
        var swapped = new java.util.ArrayList<>(leaves);
        java.util.Collections.swap(swapped, 2, 3);

        assertThat(MerkleTree.root(swapped)).isNotEqualTo(MerkleTree.root(leaves));
    }

    @Test
    void has_another_root_without_its_last_leaf() {
        assertThat(MerkleTree.root(leaves.subList(0, 6))).isNotEqualTo(MerkleTree.root(leaves));
    }
}
