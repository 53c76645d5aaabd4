package dev.sluice.transfer.ea;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A subscription as a row of an import. */
record EaSubscriptionRow(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String eaSubscriptionId,

        @JsonUnwrapped @Valid EaSubscriptionEntry entry) {}
