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

/** Offers on which the built-in provisioner fails on demand, or that have a limit, with legacy offers that lead to them. A sandbox has them whatever its matrix says, and nobody else has them. */
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
            listed(1, "SANDBOX_FAIL_TWICE", "Sandbox: fails twice, then is made", null),
            listed(2, "SANDBOX_FAIL_ALWAYS", "Sandbox: fails until its time limit", null),
            listed(3, "SANDBOX_REFUSE", "Sandbox: is refused", null),
            listed(4, "SANDBOX_REPAIR", "Sandbox: fails for most of a day, then is made", null),
            listed(5, "SANDBOX_CAPPED", "Sandbox: at most 300 seats a customer", 300));

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

    /** The one to which a legacy offer of the sandbox leads. */
    Optional<Offer> findLegacy(UUID legacyOfferId) {
        return known().stream()
                .map(Listed::offer)
                .filter(offer -> legacyOfferId.equals(offer.legacyOfferId()))
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

    private static Listed listed(int no, String sku, String name, @Nullable Integer maxSeats) {
        var offer = new Offer(
                sku,
                name,
                null,
                UUID.fromString("5a4d0000-0000-4000-8000-00000000000" + no),
                null,
                Segment.COMMERCIAL,
                List.of(),
                false,
                null,
                null,
                null,
                true,
                PLANS,
                maxSeats,
                List.of(),
                true,
                true,
                0);
        return new Listed(offer, new Position(FIRST, new UUID(0, no)));
    }
}
