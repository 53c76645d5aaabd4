package dev.sluice.transfer.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A line of a reconciliation file.
 *
 * @param origin what the subscription came from, for example {@code EA_RENEWAL}
 * @param billedTo the tenant of the partner that transacts
 * @param to the last day that it is for
 * @param unitPrice of one licence and whole billing period
 * @param amount negative for refunds
 */
public record ChargeView(
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
        String unitPrice,
        String amount,
        String currency) {

    static ChargeView of(Charge charge) {
        return new ChargeView(
                charge.id(),
                charge.kind(),
                charge.subscriptionId(),
                charge.orderId(),
                charge.origin(),
                charge.customerTenantId(),
                charge.billedTo(),
                charge.sku(),
                charge.bookedOn(),
                charge.from(),
                charge.to(),
                charge.quantity(),
                decimal(charge.unitPrice()),
                charge.amount().toPlainString(),
                charge.currency());
    }

    /** At least two places, and no more than it takes. */
    private static String decimal(BigDecimal amount) {
        var shortest = amount.stripTrailingZeros();
        return (shortest.scale() < 2 ? shortest.setScale(2) : shortest).toPlainString();
    }
}
