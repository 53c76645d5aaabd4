package dev.sluice.transfer.relationship;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Why a partner may not ask, in the order in which reasons are told. */
enum RequestReason {
    NOT_PARTY_OF_INVITATION(
            Refusal.Kind.FORBIDDEN,
            null,
            "/resellerPartnerId",
            "You are neither the reseller nor the provider that the request names.",
            Remedy.of("PARTNER", "Ask as one of the two.")),
    CUSTOMER_OUT_OF_REGION(
            Refusal.Kind.FORBIDDEN,
            "2030",
            "/customerTenantId",
            "The customer's tenant belongs to another region.",
            Remedy.of("CUSTOMER", "Ask a partner of the tenant's own region.")),
    PROVIDER_OUT_OF_REGION(
            Refusal.Kind.FORBIDDEN,
            "2030",
            "/indirectProviderTenantId",
            "Provider and reseller belong to different regions.",
            Remedy.of("PARTNER", "Name a provider of the reseller's own region.")),
    PARTNER_AGREEMENT_NOT_SIGNED(
            Refusal.Kind.FORBIDDEN,
            "900124",
            null,
            "The partner has not signed the partner agreement.",
            Remedy.of("PARTNER", "Sign the partner agreement; the registry then updates the partner.")),
    RESELLER_AGREEMENT_NOT_SIGNED(
            Refusal.Kind.FORBIDDEN,
            "900123",
            "/resellerPartnerId",
            "The reseller has not signed the partner agreement.",
            Remedy.of("PARTNER", "The reseller signs the partner agreement; the registry then updates it.")),
    OWN_TENANT(
            Refusal.Kind.REFUSED,
            null,
            "/customerTenantId",
            "A partner is never its own customer.",
            Remedy.of("PARTNER", "Ask for another tenant.")),
    PROVIDER_NOT_VALID(
            Refusal.Kind.REFUSED,
            null,
            "/indirectProviderTenantId",
            "The partner named as provider is none.",
            Remedy.of("PARTNER", "Name a partner of the type INDIRECT_PROVIDER.")),
    RESELLER_NOT_VALID(
            Refusal.Kind.REFUSED,
            "800016",
            "/resellerPartnerId",
            "The partner named as reseller is none.",
            Remedy.of("PARTNER", "Name a partner of the type INDIRECT_RESELLER.")),
    NOT_RESELLER_OF_PROVIDER(
            Refusal.Kind.REFUSED,
            null,
            "/indirectProviderTenantId",
            "The reseller is registered with another provider.",
            Remedy.of("REGISTRY", "Register the reseller with this provider."));

    private final Refusal.Kind kind;
    private final @Nullable String realCode;
    private final @Nullable String pointer;
    private final String text;
    private final Remedy remedy;

    RequestReason(Refusal.Kind kind, @Nullable String realCode, @Nullable String pointer, String text, Remedy remedy) {
        this.kind = kind;
        this.realCode = realCode;
        this.pointer = pointer;
        this.text = text;
        this.remedy = remedy;
    }

    Refusal.Kind kind() {
        return kind;
    }

    @Nullable
    String realCode() {
        return realCode;
    }

    String text() {
        return text;
    }

    Violation violation() {
        return Violation.of(pointer, name(), text).with(remedy);
    }
}
