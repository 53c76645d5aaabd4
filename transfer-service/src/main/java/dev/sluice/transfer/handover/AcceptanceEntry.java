package dev.sluice.transfer.handover;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
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

    /** @throws Refusal 400 with everything that the model needs and does not have, or has and does not need */
    void check(TransferModel model) {
        var faults = new ArrayList<Violation>();
        switch (model) {
            case NEW_COMMERCE -> {
                if (lines().isEmpty()) {
                    faults.add(Violation.of("/lineItems", "REQUIRED", "Say what you hand over."));
                }
                if (partnerIdOnRecord != null) {
                    faults.add(
                            Violation.of("/partnerIdOnRecord", "INVALID_VALUE", "The target has named its reseller."));
                }
            }
            case LEGACY -> {
                if (lineItems != null) {
                    faults.add(Violation.of("/lineItems", "INVALID_VALUE", "What is offered is taken as a whole."));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
    }

    List<LineEntry> lines() {
        return lineItems == null ? List.of() : lineItems;
    }
}
