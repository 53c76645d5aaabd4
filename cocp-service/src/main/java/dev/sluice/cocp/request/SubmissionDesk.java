package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.EligibilityPolicy;
import dev.sluice.cocp.agreement.HandoverDesk;
import dev.sluice.cocp.agreement.OpenChanges;
import dev.sluice.cocp.customer.Customer;
import dev.sluice.cocp.customer.CustomerDesk;
import dev.sluice.cocp.customer.TradeStatus;
import dev.sluice.cocp.partner.PartnerDesk;
import dev.sluice.cocp.partner.Pcn;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A customer submits a request: looks everything up, lets the policy decide, and opens what is eligible. */
@ApplicationScoped
@Transactional
public class SubmissionDesk {

    private final ChangeRequests requests;
    private final Submitters submitters;
    private final CustomerDesk customers;
    private final PartnerDesk partners;
    private final HandoverDesk agreements;
    private final OpenChanges openChanges;
    private final Progress progress;
    private final OpeningDesk opening;
    private final BusinessClock clock;
    private final SubmissionPolicy policy;

    SubmissionDesk(
            ChangeRequests requests,
            Submitters submitters,
            CustomerDesk customers,
            PartnerDesk partners,
            HandoverDesk agreements,
            OpenChanges openChanges,
            Progress progress,
            OpeningDesk opening,
            BusinessClock clock,
            CocpConfig config) {
        this.requests = requests;
        this.submitters = submitters;
        this.customers = customers;
        this.partners = partners;
        this.agreements = agreements;
        this.openChanges = openChanges;
        this.progress = progress;
        this.opening = opening;
        this.clock = clock;
        this.policy = new SubmissionPolicy(config.packageSize(), EligibilityPolicy.STANDARD);
    }

    public ChangeRequest submit(Caller caller, Submission submission) {
        submitters.reserve(caller.tenant());
        var now = clock.now(caller.tenant());
        var situation = situation(caller, submission, now);
        var decision = policy.decide(situation);
        SubmissionRefusal.of(situation, decision).ifPresent(refusal -> {
            throw refusal;
        });
        return opening.open(caller, submission, situation, decision, now);
    }

    private SubmissionPolicy.Situation situation(Caller caller, Submission submission, Instant now) {
        var customer = customers.find(caller.tenant());
        return new SubmissionPolicy.Situation(
                Pcn.normal(submission.newPartnerPcn()),
                partners.withPcn(submission.newPartnerPcn()),
                customer.map(Customer::name).orElse(""),
                customer.map(Customer::tradeStatus).orElse(TradeStatus.PENDING),
                candidates(caller, submission, now),
                submission.requestedEffectiveDate(),
                EffectiveDatePolicy.day(now));
    }

    private List<SubmissionPolicy.Candidate> candidates(Caller caller, Submission submission, Instant now) {
        var places = places(submission.licenseIds());
        var ids = places.keySet();
        if (ids.size() <= policy.packageSize()) {
            submitters.unswept(ids, now).forEach(id -> catchUp(id, now));
        }
        var known = ids.size() > policy.packageSize()
                ? Map.<String, Agreement>of()
                : agreements.candidates(caller.tenant(), ids).stream()
                        .collect(Collectors.toMap(Agreement::agreementId, Function.identity()));
        var open = openChanges.of(known.keySet());
        return places.entrySet().stream()
                .map(place -> new SubmissionPolicy.Candidate(
                        place.getValue(),
                        place.getKey(),
                        Optional.ofNullable(known.get(place.getKey())),
                        Optional.ofNullable(open.get(place.getKey()))))
                .toList();
    }

    /** The first place of each, in one pass: a list may be as long as a body. */
    private static Map<String, Integer> places(List<String> ids) {
        var places = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < ids.size(); i++) {
            places.putIfAbsent(ids.get(i), i);
        }
        return places;
    }

    /** What is over by the clock no longer stands in the way. */
    private void catchUp(UUID id, Instant now) {
        requests.lock(id).ifPresent(request -> {
            progress.catchUp(request, now);
            requests.flush();
        });
    }
}
