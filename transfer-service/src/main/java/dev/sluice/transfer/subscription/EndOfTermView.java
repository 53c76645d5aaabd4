package dev.sluice.transfer.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a subscription that does not renew itself.
 *
 * @param accessUntil last day of access; absent where it runs on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndOfTermView(
        EndOfTermPolicy.Fate policy, @Nullable LocalDate accessUntil) {}
