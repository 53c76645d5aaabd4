package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.ClaimEntry.RevenueAssociation;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whom to ask about a claim: personal data, never told in events or in the audit trail. */
@Embeddable
class People {

    private String customerContactName;
    private String customerContactTitle;
    private String customerContactEmail;
    private @Nullable String partnerContactName;
    private @Nullable String partnerContactEmail;
    private @Nullable String sellerName;
    private @Nullable String soldToName;
    private @Nullable String isvSolutionName;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected People() {}

    People(
            Contact.OfCustomer customer,
            @Nullable String partnerName,
            @Nullable String partnerEmail,
            @Nullable RevenueAssociation revenue) {
        this.customerContactName = customer.name();
        this.customerContactTitle = customer.title();
        this.customerContactEmail = customer.email();
        this.partnerContactName = partnerName;
        this.partnerContactEmail = partnerEmail;
        if (revenue != null) {
            this.sellerName = revenue.sellerName();
            this.soldToName = revenue.customerName();
            this.isvSolutionName = revenue.isvSolutionName();
        }
    }

    /** Whom to ask; what is not said of the partner's contact is the caller. */
    static People of(Caller caller, ClaimEntry entry) {
        var named = entry.partnerContact();
        var name = named == null || named.name() == null ? caller.name() : named.name();
        var email = named == null || named.email() == null ? caller.email() : named.email();
        var missing = new ArrayList<Violation>();
        if (isMissing(name)) {
            missing.add(Violation.of("/partnerContact/name", "REQUIRED", "Whom at the partner can we ask?"));
        }
        if (isMissing(email)) {
            missing.add(Violation.of("/partnerContact/email", "REQUIRED", "Under which address?"));
        }
        if (!missing.isEmpty()) {
            throw Refusal.malformed(missing);
        }
        return new People(entry.customerContact(), name, email, entry.revenueAssociation());
    }

    private static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** The same where nothing is said. */
    People changed(Contact.@Nullable OfCustomer customer, Contact.@Nullable OfPartner partner) {
        if (customer == null && partner == null) {
            return this;
        }
        return new People(
                customer == null ? customer() : customer,
                partner == null || partner.name() == null ? partnerContactName : partner.name(),
                partner == null || partner.email() == null ? partnerContactEmail : partner.email(),
                revenue());
    }

    /** Absent where nothing was said. */
    @Nullable
    RevenueAssociation revenue() {
        return sellerName == null && soldToName == null && isvSolutionName == null
                ? null
                : new RevenueAssociation(sellerName, soldToName, isvSolutionName);
    }

    boolean isSame(People other) {
        return customer().equals(other.customer())
                && partner().equals(other.partner())
                && Objects.equals(revenue(), other.revenue());
    }

    Contact.OfCustomer customer() {
        return new Contact.OfCustomer(customerContactName, customerContactTitle, customerContactEmail);
    }

    Contact.OfPartner partner() {
        return new Contact.OfPartner(partnerContactName, partnerContactEmail);
    }
}
