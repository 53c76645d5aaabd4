package dev.sluice.transfer.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of agreements.
 *
 * @param visibleFrom when the agreements of a customer that was won a moment ago become visible; absent when none wait
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EaAgreementPage(
        List<EaAgreementView> items,
        @Nullable String nextPageToken,
        @Nullable Instant visibleFrom) {}
