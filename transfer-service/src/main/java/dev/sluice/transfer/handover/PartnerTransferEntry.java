package dev.sluice.transfer.handover;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A partner asks for subscriptions of a customer, or offers its own.
 *
 * @param sourcePartnerTenantId the other party of {@code NEW_COMMERCE}
 * @param targetPartnerTenantId the other party of {@code LEGACY}
 * @param customerEmailId who is told at the customer
 * @param transferType the vendor's number of the model: 5, or 3 as older clients have it
 * @param partnerIdOnRecord the target's reseller
 * @param lineItems what is offered, of {@code LEGACY}
 */
@FitsItsModel
public record PartnerTransferEntry(
        @Nullable TransferModel model,
        @NotNull UUID customerTenantId,
        @Nullable UUID sourcePartnerTenantId,
        @Nullable UUID targetPartnerTenantId,
        @NotNull @Email @Size(min = 3, max = 254) String customerEmailId,
        @Nullable Integer transferType,

        @Nullable @Size(max = 20)
        List<@NotNull @Pattern(regexp = ProductType.PATTERN, message = "is a type of products") String>
                targetProductTypes,

        @Nullable @Pattern(regexp = "[0-9]{1,20}", message = "is the number of a location account")
        String partnerIdOnRecord,

        @Nullable @Size(max = 1000) List<@NotNull @Valid LineEntry> lineItems) {

    private static final Set<Integer> TYPES = Set.of(3, 5);

    /** A field that is missing, or too much. */
    record Fault(String field, String code, String message) {}

    /** Every field that the model needs and does not have, or has and does not need. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (transferType != null && !TYPES.contains(transferType)) {
            faults.add(new Fault("transferType", "INVALID_VALUE", "is 5, or 3"));
        }
        switch (wantedModel()) {
            case NEW_COMMERCE -> {
                needed(faults, "sourcePartnerTenantId", sourcePartnerTenantId, "Say who has the subscriptions.");
                unneeded(faults, "targetPartnerTenantId", targetPartnerTenantId, "The target is who asks.");
                unneeded(faults, "lineItems", lineItems, "The source chooses them when it accepts.");
            }
            case LEGACY -> {
                needed(faults, "targetPartnerTenantId", targetPartnerTenantId, "Say who is to have them.");
                unneeded(faults, "sourcePartnerTenantId", sourcePartnerTenantId, "The source is who offers.");
                unneeded(faults, "targetProductTypes", targetProductTypes, "The source says what it offers.");
                unneeded(faults, "partnerIdOnRecord", partnerIdOnRecord, "The target names its reseller.");
                needed(faults, "lineItems", lines().isEmpty() ? null : lineItems, "Say what is offered.");
            }
        }
        return List.copyOf(faults);
    }

    private static void needed(List<Fault> faults, String field, @Nullable Object value, String message) {
        if (value == null) {
            faults.add(new Fault(field, "REQUIRED", message));
        }
    }

    private static void unneeded(List<Fault> faults, String field, @Nullable Object value, String message) {
        if (value != null) {
            faults.add(new Fault(field, "INVALID_VALUE", message));
        }
    }

    TransferModel wantedModel() {
        return model == null ? TransferModel.NEW_COMMERCE : model;
    }

    /** The model has one. */
    UUID other() {
        return Objects.requireNonNull(
                wantedModel() == TransferModel.NEW_COMMERCE ? sourcePartnerTenantId : targetPartnerTenantId);
    }

    Set<ProductType> productTypes() {
        return targetProductTypes == null
                ? Set.of()
                : targetProductTypes.stream().map(ProductType::of).collect(Collectors.toUnmodifiableSet());
    }

    List<LineEntry> lines() {
        return lineItems == null ? List.of() : lineItems;
    }

    String normalEmail() {
        return customerEmailId.strip().toLowerCase(Locale.ROOT);
    }
}
