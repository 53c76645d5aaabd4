package dev.sluice.transfer.partnercenter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.transfer.migration.Eligibility;

/** The vendor's {@code NewCommerceEligibility}. */
public record WireEligibility(@JsonUnwrapped Eligibility eligibility, Attributes attributes) {

    public static WireEligibility of(Eligibility eligibility) {
        return new WireEligibility(eligibility, new Attributes("NewCommerceEligibility"));
    }
}
