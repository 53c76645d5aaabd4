package dev.sluice.transfer.ea;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.registry.AgreementWatch;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The registry tells what is subscribed under EA agreements. */
@ApplicationScoped
@Transactional
public class EaSubscriptionDesk {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final String MOVED = "A subscription stays under the agreement that it began under.";

    private final EaSubscriptions subscriptions;
    private final EaAgreements agreements;
    private final List<AgreementWatch> watches;
    private final AuditTrail audit;
    private final BusinessClock clock;

    EaSubscriptionDesk(
            EaSubscriptions subscriptions,
            EaAgreements agreements,
            @All List<AgreementWatch> watches,
            AuditTrail audit,
            BusinessClock clock) {
        this.subscriptions = subscriptions;
        this.agreements = agreements;
        this.watches = watches;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refusal 404 until the agreement has arrived */
    public EaSubscription put(Caller caller, String id, EaSubscriptionEntry entry, @Nullable IfMatch ifMatch) {
        if (!ID.matcher(id).matches()) {
            throw Refusal.malformed("id", "INVALID_VALUE", "is 1 to 64 of letters, digits and -");
        }
        var before = subscriptions.lock(id);
        before.ifPresentOrElse(known -> IfMatch.require(ifMatch, known.version()), () -> IfMatch.requireNone(ifMatch));
        return settle(caller, id, entry, before);
    }

    /** A row of an import; what says nothing new changes nothing. */
    void enter(Caller caller, EaSubscriptionRow row) {
        var before = subscriptions.lock(row.eaSubscriptionId());
        var isNews = before.filter(known -> EaSubscription.of(known.id(), row.entry(), known.version())
                        .saysTheSameAs(known))
                .isEmpty();
        if (isNews) {
            settle(caller, row.eaSubscriptionId(), row.entry(), before);
        }
    }

    public EaSubscription require(String id) {
        return subscriptions.find(id).orElseThrow(() -> Refusal.unknown("subscription", id));
    }

    private EaSubscription settle(
            Caller caller, String id, EaSubscriptionEntry entry, Optional<EaSubscription> before) {
        before.filter(known -> !known.agreementId().equals(entry.agreementId())).ifPresent(known -> {
            throw Refusal.refused(
                    "AGREEMENT_FIXED",
                    MOVED,
                    List.of(Violation.of("/agreementId", "AGREEMENT_FIXED", MOVED)
                            .with(Remedy.of("REGISTRY", "Register it under an id of its own."))));
        });
        var agreement = agreements
                .find(entry.agreementId())
                .orElseThrow(() -> Refusal.unknown("agreement", entry.agreementId()));
        var after = EaSubscription.of(
                id, entry, before.map(known -> known.version() + 1).orElse(1L));
        if (!subscriptions.put(after)) {
            throw Refusal.conflict("CHANGED_MEANWHILE", "Somebody else changed it first.");
        }
        var customer = agreement.customerTenantId();
        audit.record(
                caller,
                new Change(
                        before.isEmpty() ? "register_ea_subscription" : "replace_ea_subscription",
                        "ea_subscription",
                        id,
                        customer,
                        null,
                        before.orElse(null),
                        after,
                        Set.of(customer)),
                clock.now());
        if (before.isPresent()) {
            watches.forEach(watch -> watch.changed(entry.agreementId()));
        }
        return after;
    }
}
