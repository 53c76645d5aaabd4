package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.ClaimEntry.RevenueAssociation;
import jakarta.persistence.Embeddable;
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
