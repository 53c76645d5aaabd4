package dev.sluice.cocp.partner;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a partner publishes about its contact.
 *
 * @param language to write in (BCP 47)
 */
public record ChangeContactEntry(
        @NotBlank @Email @Size(max = 320) String email,

        @Nullable @Pattern(regexp = "\\+?[0-9 ()./-]{3,40}", message = "is a telephone number")
        String phone,

        @NotNull
        @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", message = "is a language tag such as en or pt-BR")
        String language) {}
