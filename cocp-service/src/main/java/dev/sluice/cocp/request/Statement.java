package dev.sluice.cocp.request;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the customer said, beside what it asked for. Personal and free text: never for the old partner, never in events. */
@Embeddable
public class Statement {

    @Enumerated(EnumType.STRING)
    private Reason reason;

    private @Nullable String reasonDescription;
    private String signatoryFirstName;
    private String signatoryLastName;
    private String contactEmail;
    private boolean contactVerified;
    private @Nullable LocalDate requestedEffectiveDate;
    private String termsVersion;
    private String termsSha256;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Statement() {}

    private Statement(Submission submission, boolean contactVerified, AgreedTerms terms) {
        this.reason = submission.reason();
        this.reasonDescription = submission.reasonDescription();
        this.signatoryFirstName = submission.signatory().firstName();
        this.signatoryLastName = submission.signatory().lastName();
        this.contactEmail = submission.partnerContactEmail();
        this.contactVerified = contactVerified;
        this.requestedEffectiveDate = submission.requestedEffectiveDate();
        this.termsVersion = terms.version();
        this.termsSha256 = terms.sha256();
    }

    static Statement of(Submission submission, boolean contactVerified, AgreedTerms terms) {
        return new Statement(submission, contactVerified, terms);
    }

    public Reason reason() {
        return reason;
    }

    public @Nullable String reasonDescription() {
        return reasonDescription;
    }

    public Signatory signatory() {
        return new Signatory(signatoryFirstName, signatoryLastName);
    }

    public String contactEmail() {
        return contactEmail;
    }

    public boolean contactVerified() {
        return contactVerified;
    }

    public @Nullable LocalDate requestedEffectiveDate() {
        return requestedEffectiveDate;
    }

    AgreedTerms terms() {
        return new AgreedTerms(termsVersion, termsSha256);
    }
}
