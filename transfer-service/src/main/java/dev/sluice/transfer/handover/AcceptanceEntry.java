package dev.sluice.transfer.handover;

import dev.sluice.platform.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a transfer is accepted.
 *
 * @param lineItems what the source hands over, of {@code NEW_COMMERCE}
 * @param partnerIdOnRecord the target's reseller, of {@code LEGACY}
 */
public record AcceptanceEntry(
        @Nullable @Size(max = 1000) List<@NotNull @Valid LineEntry> lineItems,

        @Nullable @Pattern(regexp = "[0-9]{1,20}", message = "is the number of a location account")
        String partnerIdOnRecord) {

    private static final String INVALID_INPUT = "800002";

    /** @throws Refusal 400 with what the model needs and does not have, or has and does not need */
    void check(TransferModel model) {
        switch (model) {
            case NEW_COMMERCE -> {
                if (lines().isEmpty()) {
                    throw malformed("/lineItems", "REQUIRED", "Say what you hand over.");
                }
                if (partnerIdOnRecord != null) {
                    throw malformed("/partnerIdOnRecord", "INVALID_VALUE", "The target has named its reseller.");
                }
            }
            case LEGACY -> {
                if (lineItems != null) {
                    throw malformed("/lineItems", "INVALID_VALUE", "What is offered is taken as a whole.");
                }
            }
        }
    }

    private static Refusal malformed(String pointer, String code, String message) {
        return Refusal.malformed(pointer, code, message).with("realCode", INVALID_INPUT);
    }

    List<LineEntry> lines() {
        return lineItems == null ? List.of() : lineItems;
    }
}
