package dev.sluice.notification.endpoint;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an owner says about an endpoint when creating it. */
public record EndpointSettings(
        @NotBlank String url,
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 200) String> eventTypes,
        @Size(max = 500) @Nullable String description,
        @Size(max = 1000) @Nullable List<@NotNull UUID> customerTenantIds,
        @Nullable DeliveryOrder order,
        @Nullable Payload payload,
        @Min(1) @Max(10_000) @Nullable Integer maxPerSecond,
        @AllowedHeaders @Size(max = 20) @Nullable Map<String, @NotNull @Size(max = 4096) String> headers) {

    /** Changes some of it; what is absent stays. */
    public record Change(
            @Size(min = 1) @Nullable String url,
            @Size(min = 1, max = 100) @Nullable List<@NotBlank @Size(max = 200) String> eventTypes,
            @Size(max = 500) @Nullable String description,
            @Size(max = 1000) @Nullable List<@NotNull UUID> customerTenantIds,
            @Nullable DeliveryOrder order,
            @Nullable Payload payload,

            @Schema(description = "Absent: as it was. 0: no more limit.") @Min(0) @Max(10_000) @Nullable
            Integer maxPerSecond,

            @AllowedHeaders @Size(max = 20) @Nullable Map<String, @NotNull @Size(max = 4096) String> headers) {}
}
