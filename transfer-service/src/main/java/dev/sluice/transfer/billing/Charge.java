package dev.sluice.transfer.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A line of what is billed.
 *
 * @param billedTo the tenant of the partner that transacts
 * @param bookedOn the day by whose month it is filed
 * @param to the last day that it is for
 * @param unitPrice of one licence and whole billing period
 */
public record Charge(
        UUID id,
        ChargeKind kind,
        UUID subscriptionId,
        UUID orderId,
        String origin,
        UUID customerTenantId,
        UUID billedTo,
        String sku,
        LocalDate bookedOn,
        LocalDate from,
        LocalDate to,
        int quantity,
        BigDecimal unitPrice,
        BigDecimal amount,
        String currency) {}
