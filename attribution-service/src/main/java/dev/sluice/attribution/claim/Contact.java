package dev.sluice.attribution.claim;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A person to ask; never part of an event. */
public final class Contact {

    private Contact() {}

    /** At the customer. */
    public record OfCustomer(
            @NotBlank(message = "REQUIRED: Who at the customer?") @Size(max = 200)
            String name,

            @NotBlank(message = "REQUIRED: With which title?") @Size(max = 200)
            String title,

            @NotNull(message = "REQUIRED: Under which address?") @Email @Size(max = 320)
            String email) {

        @Override
        public String toString() {
            return "a customer's contact";
        }
    }

    /** At the partner; what is absent is taken from who calls. */
    public record OfPartner(
            @Size(max = 200) @Nullable String name,
            @Email @Size(max = 320) @Nullable String email) {

        @Override
        public String toString() {
            return "a partner's contact";
        }
    }
}
