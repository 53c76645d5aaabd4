package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The state of a package")
class PackageStateTest {

    static final Instant LATER = Requests.INITIATED.plusSeconds(60);

    @Test
    void is_the_one_that_its_licences_share_since_the_latest_came_into_it() {
        var request = Requests.of("1", "2");
        request.decline(request.items(item -> item.licenseId().equals("1")), Requests.INITIATED.plusSeconds(1));
        request.decline(request.items(item -> item.licenseId().equals("2")), LATER);

        assertThat(PackageState.of(request.items())).isEqualTo(new PackageState("DECLINED", LATER, null));
    }

    @Test
    void is_mixed_with_counts_otherwise() {
        var request = Requests.of("1", "2", "3");
        request.decline(request.items(item -> item.licenseId().equals("1")), LATER);

        assertThat(PackageState.of(request.items()))
                .isEqualTo(new PackageState("MIXED", LATER, Map.of(ItemState.DECLINED, 1L, ItemState.IN_PROGRESS, 2L)));
    }
}
