package dev.sluice.cocp.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as a party sees it. State, counts, form and items are those of the licences that concern the party; reasons, people
 * and the negotiation are not for the old partner.
 *
 * @param duties of the old partner, for itself
 * @param counts how many licences are in which state, where the state is {@code MIXED}
 */
public record ChangeView(
        UUID id,
        String state,
        Instant stateSince,
        @Nullable Map<ItemState, Long> counts,
        UUID customerTenantId,
        String customerName,
        PartnerView newPartner,
        Form form,
        Channel channel,
        @Nullable Reason reason,
        @Nullable String reasonDescription,
        @Nullable Signatory signatory,
        @Nullable String partnerContactEmail,
        @Nullable LocalDate requestedEffectiveDate,
        Instant initiatedAt,
        Anchor anchor,
        AgreedTerms terms,
        List<ItemView> items,
        List<RefusedItem> refusedItems,
        List<Warning> warnings,
        List<ProposalView> effectiveDateProposals,
        List<DeadlineView> deadlines,
        @Nullable List<Duty> duties,
        List<String> allowedActions,
        Links links,
        long version)
        implements Versioned {

    /** The partner that takes over. */
    public record PartnerView(String pcn, UUID partnerTenantId, String name) {}

    /**
     * One licence.
     *
     * @param effectiveDate known once it is processed; before, the projection says what to expect
     */
    public record ItemView(
            String licenseId,
            ItemState state,
            Instant stateSince,
            @Nullable String oldPartnerPcn,
            @Nullable LocalDate effectiveDate,
            @Nullable Projection projectedEffectiveDate,
            @Nullable DeclinedBy declinedBy) {

        static ItemView of(ChangeItem item, Perspective seen) {
            var effectiveAt = item.effectiveAt();
            return new ItemView(
                    item.licenseId(),
                    item.state(),
                    item.stateSince(),
                    item.oldPartnerPcn(),
                    effectiveAt == null ? null : EffectiveDatePolicy.day(effectiveAt),
                    item.is(ItemState.IN_PROGRESS) || item.isUnderReview()
                            ? Projection.of(seen.request().projection(item, seen.now(), seen.plan()))
                            : null,
                    item.declinedBy());
        }
    }

    /** The day to expect if everything from here on runs at its usual pace, and its arithmetic. */
    public record Projection(LocalDate date, CountedFrom anchor, String basis) {

        static Projection of(EffectiveDatePolicy.Projection projection) {
            return new Projection(projection.date(), projection.anchor(), projection.basis());
        }
    }

    /** What falls due, when, and who has to act until then. */
    public record DeadlineView(String kind, Instant at, Actor who) {}

    /**
     * Where to go from here, within this service.
     *
     * @param effectiveDateProposals where the caller may propose a day now
     * @param form once there is one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(
            String self,
            String timeline,
            @Nullable String effectiveDateProposals,
            @Nullable String form) {

        static Links of(Perspective seen) {
            var self = "/v1/partner-change-requests/" + seen.request().id();
            return new Links(
                    self,
                    self + "/timeline",
                    seen.mayPropose() ? self + "/effective-date-proposals" : null,
                    seen.items().stream().anyMatch(ChangeItem::isAgreed) ? self + "/form" : null);
        }
    }

    static ChangeView of(Perspective seen) {
        var request = seen.request();
        var items = seen.items();
        var together = PackageState.of(items);
        var said = seen.isConfidant() ? request.statement() : null;
        return new ChangeView(
                request.id(),
                together.state(),
                together.since(),
                together.counts(),
                request.customerTenantId(),
                request.customerName(),
                new PartnerView(
                        request.newPartner().pcn(),
                        request.newPartner().tenantId(),
                        request.newPartner().name()),
                Form.of(items.stream().map(ChangeItem::billing).toList()),
                request.channel(),
                said == null ? null : said.reason(),
                said == null ? null : said.reasonDescription(),
                said == null ? null : said.signatory(),
                said == null ? null : said.contactEmail(),
                said == null ? null : said.requestedEffectiveDate(),
                request.initiatedAt(),
                request.anchor(),
                request.statement().terms(),
                items.stream().map(item -> ItemView.of(item, seen)).toList(),
                seen.isCustomerSide() ? request.refusedItems() : List.of(),
                seen.isCustomerSide() ? request.warnings() : List.of(),
                seen.isConfidant()
                        ? request.proposals().stream()
                                .map(proposal -> ProposalView.of(proposal, seen))
                                .toList()
                        : List.of(),
                seen.deadlines(),
                seen.duties(),
                seen.allowedActions(),
                Links.of(seen),
                request.version());
    }
}
