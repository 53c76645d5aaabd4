package dev.sluice.transfer.offer;

/** A term, and how it is billed. */
public record Plan(Term termDuration, BillingCycle billingCycle) {

    /** Both names with a blank between them, as the database writes it. */
    static Plan parse(String text) {
        var parts = text.split(" ", 2);
        return new Plan(Term.valueOf(parts[0]), BillingCycle.of(parts[1]));
    }
}
