package dev.sluice.attribution.claim;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Whom to ask about a claim: personal data, never told in events or in the audit trail. */
@Embeddable
class People {

    private String customerContactName;
    private String customerContactTitle;
    private String customerContactEmail;
    private @Nullable String partnerContactName;
    private @Nullable String partnerContactEmail;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected People() {}

    People(Contact.OfCustomer customer, @Nullable String partnerName, @Nullable String partnerEmail) {
        this.customerContactName = customer.name();
        this.customerContactTitle = customer.title();
        this.customerContactEmail = customer.email();
        this.partnerContactName = partnerName;
        this.partnerContactEmail = partnerEmail;
    }

    People changed(Contact.@Nullable OfCustomer customer, Contact.@Nullable OfPartner partner) {
        return new People(
                customer == null ? customer() : customer,
                partner == null ? partnerContactName : partner.name(),
                partner == null ? partnerContactEmail : partner.email());
    }

    Contact.OfCustomer customer() {
        return new Contact.OfCustomer(customerContactName, customerContactTitle, customerContactEmail);
    }

    Contact.OfPartner partner() {
        return new Contact.OfPartner(partnerContactName, partnerContactEmail);
    }
}
