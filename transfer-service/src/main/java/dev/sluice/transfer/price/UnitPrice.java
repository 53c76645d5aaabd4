package dev.sluice.transfer.price;

import java.math.BigDecimal;

/** Of one licence and billing period. */
public record UnitPrice(BigDecimal unitPrice, String currency) {}
