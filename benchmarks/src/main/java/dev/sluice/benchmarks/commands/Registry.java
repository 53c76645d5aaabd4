package dev.sluice.benchmarks.commands;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Two partners, customers and their agreements, all made by arithmetic, so that whoever knows a number knows the row. */
record Registry(int customers, int agreements) {

    static final String CONTACT = "anna@noordzee.example";
    static final String NEW_PCN = "A1B2C3D4";

    void enter(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into partner (tenant_id, name, pcn, partner_id, partner_types, country, region, region_edition, authorized,
                        mpa_signed, submitters, version, sequence, created)
                    values ('11111111-0000-4000-8000-000000000001', 'Noordzee Licenties BV', 'A1B2C3D4', '4500001', '{LSP}', 'NL',
                            'EUROPE', 1, true, true, 1, 1, 1, now()),
                        ('11111111-0000-4000-8000-000000000002', 'Fjord Cloud A/S', 'F0RD0001', '4500002', '{LSP}', 'DK',
                            'EUROPE', 1, true, true, 0, 1, 1, now());
                    insert into contact (contact_id, tenant_id, purpose, email, name, language, roles, sequence)
                    values ('33333333-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000001', 'PARTNER_USER',
                        'anna@noordzee.example', 'Anna', 'en', '{contract-submitter}', 1);
                    insert into partner_user (partner_tenant_id, email, id, name, roles, verified, contact_id, version)
                    values ('11111111-0000-4000-8000-000000000001', 'anna@noordzee.example',
                        '33333333-0000-4000-8000-000000000002', 'Anna', '{contract-submitter}', true,
                        '33333333-0000-4000-8000-000000000001', 1)
                    """);
            statement.execute("""
                    insert into customer (tenant_id, name, country, region, region_edition, segment, trade_status, domains,
                        customer_agreement_accepted, version, sequence)
                    select ('22222222-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Customer ' || n, 'NL', 'EUROPE', 1,
                        'COMMERCIAL', 'APPROVED', '{}', true, 1, 1
                    from generate_series(0, %d) as n
                    """.formatted(customers - 1));
            statement.execute("""
                    insert into agreement (agreement_id, id, customer_tenant_id, program, billing, status, status_since, start_date,
                        end_date, mseds, renewed, partner_pcn, partner_tenant_id, partner_since, partner_owned, version, sequence,
                        created)
                    select 'L' || lpad(n::text, 9, '0'), gen_random_uuid(),
                        ('22222222-0000-4000-8000-' || lpad(to_hex(n %% %d), 12, '0'))::uuid, 'EA', 'INDIRECT', 'ACTIVE', now(),
                        '2024-01-01', '2040-01-01', false, false, 'F0RD0001', '11111111-0000-4000-8000-000000000002', now(),
                        false, 1, 1, now()
                    from generate_series(0, %d) as n
                    """.formatted(customers, agreements - 1));
            statement.execute("analyze");
        }
    }

    static String licence(int number) {
        return "L%09d".formatted(number);
    }

    UUID customerOf(int number) {
        return customer(number % customers);
    }

    static UUID customer(int number) {
        return UUID.fromString("22222222-0000-4000-8000-%012x".formatted(number));
    }

    /** What its customer sends for one of the agreements. */
    static String submission(int number) {
        return """
                {"licenseIds":["%s"],"newPartnerPcn":"%s","partnerContactEmail":"%s","reason":"UNSATISFACTORY_SERVICE",\
                "signatory":{"firstName":"Eva","lastName":"Jansen"},"termsAccepted":true,"channel":"API"}""".formatted(licence(number), NEW_PCN, CONTACT);
    }
}
