package dev.sluice.transfer.offer;

import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sandbox.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Offers on which the built-in provisioner fails on demand. A sandbox has them whatever its matrix says, and nobody else has them. */
@ApplicationScoped
class SandboxOffers {

    /** Before everything that anybody uploads. */
    private static final Instant FIRST = Instant.parse("1999-01-01T00:00:00Z");

    private static final List<Plan> PLANS = List.of(
            new Plan(Term.P1M, BillingCycle.MONTHLY),
            new Plan(Term.P1Y, BillingCycle.ANNUAL),
            new Plan(Term.P1Y, BillingCycle.MONTHLY),
            new Plan(Term.P3Y, BillingCycle.ANNUAL),
            new Plan(Term.P3Y, BillingCycle.MONTHLY),
            new Plan(Term.P3Y, BillingCycle.TRIENNIAL));

    private static final List<Listed> ALL = List.of(
            listed(1, "SANDBOX_FAIL_TWICE", "Sandbox: fails twice, then is made"),
            listed(2, "SANDBOX_FAIL_ALWAYS", "Sandbox: fails until its time limit"),
            listed(3, "SANDBOX_REFUSE", "Sandbox: is refused"));

    private final Deployment deployment;

    SandboxOffers(Deployment deployment) {
        this.deployment = deployment;
    }

    /** With its place in lists. */
    record Listed(Offer offer, Position place) {

        private boolean isAfter(Position other) {
            return place.created().isAfter(other.created())
                    || (place.created().equals(other.created()) && place.id().compareTo(other.id()) > 0);
        }

        private boolean mentions(String text) {
            return (offer.sku() + " " + offer.name()).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        }
    }

    Optional<Offer> find(String sku) {
        return known().stream()
                .map(Listed::offer)
                .filter(offer -> offer.sku().equals(sku))
                .findFirst();
    }

    /** Shown to who asks for them: a list of what is sold has nothing to do with them. */
    List<Listed> after(Position last, @Nullable String query) {
        return query == null
                ? List.of()
                : known().stream()
                        .filter(each -> each.isAfter(last) && each.mentions(query.strip()))
                        .toList();
    }

    private List<Listed> known() {
        return deployment.isSandbox() ? ALL : List.of();
    }

    private static Listed listed(int no, String sku, String name) {
        var offer = new Offer(
                sku,
                name,
                null,
                null,
                null,
                Segment.COMMERCIAL,
                List.of(),
                false,
                null,
                null,
                null,
                false,
                PLANS,
                null,
                List.of(),
                true,
                true,
                0);
        return new Listed(offer, new Position(FIRST, new UUID(0, no)));
    }
}
