package dev.sluice.transfer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.paging.Position;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.transfer.registry.Agreement.ChangeInProgress;
import dev.sluice.transfer.registry.Agreement.PartnerOfRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An agreement shows")
class AgreementTest {

    static final Instant SINCE = Instant.parse("2024-04-01T00:00:00Z");
    static final Map<String, UUID> TENANTS = Map.of(
            "customer", new UUID(0, 1),
            "ofRecord", new UUID(0, 2),
            "old", new UUID(0, 3),
            "new", new UUID(0, 4),
            "operator", new UUID(0, 5));

    /** The partner of record is not the one that the request found: the registry has corrected it meanwhile. */
    @ParameterizedTest(name = "{0} {1}: since {2}, change {3}")
    @CsvSource(textBlock = """
            # caller,  tenant,   since, change
            CUSTOMER,  customer, true,  true
            OPERATOR,  operator, true,  true
            PARTNER,   ofRecord, true,  false
            PARTNER,   old,      false, true
            PARTNER,   new,      false, true
            """)
    void to_each_party_what_concerns_it(TenantType type, String tenant, boolean since, boolean change) {
        var seen = agreement().seenBy(new Caller(type, TENANTS.get(tenant), Set.of(), "somebody", null, null));

        assertThat(seen.partnerOfRecord().pcn()).isEqualTo("F0RD0001");
        assertThat(seen.partnerOfRecord().since() != null).isEqualTo(since);
        assertThat(seen.changeInProgress() != null).isEqualTo(change);
    }

    @Test
    void nothing_that_it_does_not_have() {
        var bare = new Agreement(
                Position.START, "8100008", TENANTS.get("customer"), "EA", null, "ACTIVE", null, null, null, null);

        assertThat(bare.seenBy(new Caller(TenantType.PARTNER, TENANTS.get("new"), Set.of(), "somebody", null, null)))
                .isEqualTo(bare);
    }

    private static Agreement agreement() {
        return new Agreement(
                Position.START,
                "8100001",
                TENANTS.get("customer"),
                "EA",
                "INDIRECT",
                "ACTIVE",
                null,
                null,
                new PartnerOfRecord("F0RD0001", TENANTS.get("ofRecord"), "Fjord Cloud", SINCE),
                new ChangeInProgress(
                        new UUID(1, 1),
                        "GRACE_PERIOD",
                        TENANTS.get("new"),
                        "A1B2C3D4",
                        "Noordzee Licenties BV",
                        TENANTS.get("old"),
                        null));
    }
}
