package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Billing;
import dev.sluice.cocp.paper.Paper;
import dev.sluice.cocp.terms.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Words a form. Pure: the same request gives the same form.
 *
 * @param confidant may read reasons and names; not the old partner
 */
record SignedForms(ChangeRequest request, boolean confidant, Terms terms) {

    Paper paper(List<ChangeItem> agreed) {
        var parts = new ArrayList<Paper.Part>();
        parts.addAll(asked());
        parts.addAll(section(Form.CHANGE_OF_RESELLER, "Change of Reseller", agreed));
        parts.addAll(section(Form.CHANGE_OF_SOFTWARE_ADVISOR, "Change of Software Advisor", agreed));
        parts.addAll(agreement());
        return new Paper("Change of Channel Partner", request.id(), acceptedAt(agreed), parts);
    }

    private List<Paper.Part> asked() {
        var partner = request.newPartner();
        var parts = new ArrayList<Paper.Part>();
        parts.add(new Paper.Heading("Request"));
        parts.add(new Paper.Row("Request", request.id().toString()));
        parts.add(new Paper.Row("Submitted", request.initiatedAt() + " through " + request.channel()));
        parts.add(new Paper.Row("Customer", request.customerName() + ", " + request.customerTenantId()));
        parts.add(new Paper.Row("New partner", partner.name() + ", PCN " + partner.pcn()));
        if (confidant) {
            parts.add(new Paper.Row("Reason", reason()));
        }
        return parts;
    }

    private String reason() {
        var description = request.statement().reasonDescription();
        var reason = request.statement().reason().name();
        return description == null ? reason : reason + ": " + description;
    }

    private List<Paper.Part> section(Form form, String title, List<ChangeItem> agreed) {
        var parts = new ArrayList<Paper.Part>();
        for (var item : agreed) {
            if (Form.of(listOf(item.billing())) == form) {
                parts.add(new Paper.Row("Licence " + item.licenseId(), line(item)));
            }
        }
        if (!parts.isEmpty()) {
            parts.addFirst(new Paper.Heading(title));
        }
        return parts;
    }

    private static List<Billing> listOf(@Nullable Billing billing) {
        return billing == null ? List.of() : List.of(billing);
    }

    private String line(ChangeItem item) {
        var from = Objects.requireNonNullElse(item.oldPartnerPcn(), "no partner");
        return "from %s to %s, accepted %s, effective %s"
                .formatted(from, request.newPartner().pcn(), item.acceptedAt(), effective(item));
    }

    private String effective(ChangeItem item) {
        var effectiveAt = item.effectiveAt();
        if (effectiveAt != null) {
            return EffectiveDatePolicy.day(effectiveAt).toString();
        }
        var agreed = item.agreedDate();
        return agreed == null
                ? "%d days after %s".formatted(request.graceDays(), request.anchor())
                : agreed + " as agreed, not before it is processed";
    }

    private List<Paper.Part> agreement() {
        var parts = new ArrayList<Paper.Part>();
        var kept = request.statement().terms();
        parts.add(new Paper.Heading("Terms"));
        parts.add(new Paper.Row("Edition", kept.version()));
        parts.add(new Paper.Row("SHA-256 of the text", kept.sha256()));
        parts.add(new Paper.Prose(terms.text()));
        if (confidant) {
            var signatory = request.statement().signatory();
            parts.add(new Paper.Heading("Signature"));
            parts.add(new Paper.Row("Signed by", signatory.firstName() + " " + signatory.lastName()));
            parts.add(new Paper.Row("Signed", request.initiatedAt() + " electronically, terms accepted"));
        }
        return parts;
    }

    private static Instant acceptedAt(List<ChangeItem> agreed) {
        return agreed.stream()
                .map(ChangeItem::acceptedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
