package dev.sluice.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The path that a request is measured under")
class BoundedUrisTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(textBlock = """
            /v1/partners/{partnerTenantId}/users/{email}, /v1/partners/{partnerTenantId}/users/{email}
            /v1/statements/{month: [0-9-]+}, /v1/statements/{month: [0-9-]+}
            /v1/partner-change-requests/0190b5b0-1111-7000-8000-000000000001/accept, /v1/partner-change-requests/{id}/accept
            /v1/agreements/8100001, /v1/agreements/{id}
            /v1/partners/x/users/anna@noordzee.example, /v1/partners/x/users/{id}
            /v1/channel-transfers/agreements, /v1/channel-transfers/agreements
            /a/b/c/d/e/f/g/h/i/j, /a/b/c/d/e/f/g
            root, root
            NOT_FOUND, NOT_FOUND
            """)
    void holds_no_id(String uri, String bounded) {
        assertThat(BoundedUris.bounded(uri)).isEqualTo(bounded);
    }
}
