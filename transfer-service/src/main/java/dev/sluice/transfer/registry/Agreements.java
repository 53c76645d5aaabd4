package dev.sluice.transfer.registry;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;

/** Writes the copies of agreements and who may see them; {@link AgreementDesk} reads. */
@ApplicationScoped
class Agreements {

    private final Sql sql;
    private final Clock realTime;

    Agreements(Sql sql, Clock realTime) {
        this.sql = sql;
        this.realTime = realTime;
    }

    /** Keeps a place for an agreement that an event names, and locks it until the transaction ends. */
    void expect(String agreementId) {
        sql.run("""
                insert into agreement (agreement_id, id, created) values (?, ?, ?)
                on conflict (agreement_id) do nothing
                """, agreementId, TimeOrderedId.next(), realTime.instant());
        sql.first(
                row -> row.getString(1),
                "select agreement_id from agreement where agreement_id = ? for no key update",
                agreementId);
    }

    /** Many at once, in the order of their ids. */
    void expectAll(Collection<String> agreementIds) {
        agreementIds.stream().sorted().distinct().forEach(this::expect);
    }

    void keep(AgreementState agreement, long sequence) {
        var partner = agreement.partnerOfRecord();
        var extension = agreement.extendedPeriodTerm();
        sql.run(
                """
                update agreement set
                    sequence = ?, version = ?, customer_tenant_id = ?, program = ?, billing = ?, status = ?, start_date = ?,
                    end_date = ?, mseds = ?, renewed = ?, opt_out_date = ?, partner_pcn = ?, partner_tenant_id = ?,
                    partner_since = ?
                where agreement_id = ? and sequence < ?
                """,
                sequence,
                agreement.version(),
                agreement.customerTenantId(),
                agreement.program(),
                agreement.billing(),
                agreement.status(),
                agreement.startDate(),
                agreement.endDate(),
                agreement.mseds(),
                agreement.renewed(),
                extension == null ? null : extension.optOutDate(),
                partner == null ? null : partner.pcn(),
                partner == null ? null : partner.partnerTenantId(),
                partner == null ? null : partner.since(),
                agreement.agreementId(),
                sequence);
    }

    void remove(String agreementId, long sequence) {
        sql.run("""
                update agreement set
                    sequence = ?, version = 0, customer_tenant_id = null, program = null, billing = null, status = null,
                    start_date = null, end_date = null, mseds = null, renewed = null, opt_out_date = null,
                    partner_pcn = null, partner_tenant_id = null, partner_since = null
                where agreement_id = ? and sequence < ?
                """, sequence, agreementId, sequence);
    }

    void keep(PartnerChange change, PartnerChange.Licence licence, boolean open, long sequence) {
        sql.run(
                """
                insert into partner_change (agreement_id, request_id, sequence, open, state, new_partner_tenant_id,
                    new_partner_pcn, new_partner_name, old_partner_tenant_id, effective_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (agreement_id, request_id) do update set
                    sequence = excluded.sequence, open = excluded.open, state = excluded.state,
                    new_partner_tenant_id = excluded.new_partner_tenant_id, new_partner_pcn = excluded.new_partner_pcn,
                    new_partner_name = excluded.new_partner_name, old_partner_tenant_id = excluded.old_partner_tenant_id,
                    effective_at = excluded.effective_at
                where partner_change.sequence < excluded.sequence
                """,
                licence.agreementId(),
                change.requestId(),
                sequence,
                open,
                licence.state(),
                change.newPartner().tenantId(),
                change.newPartner().pcn(),
                change.newPartner().name(),
                licence.oldPartnerTenantId(),
                licence.effectiveAt());
    }

    /** Says again who may see the agreement; nobody while it is only a place kept. */
    void settleParties(String agreementId) {
        var id = sql.first(
                        row -> row.getObject(1, UUID.class),
                        "select id from agreement where agreement_id = ?",
                        agreementId)
                .orElseThrow();
        sql.run("delete from agreement_party where id = ?", id);
        sql.run("""
                insert into agreement_party (tenant_id, role, created, id, customer_tenant_id)
                select party.tenant_id, party.role, a.created, a.id, a.customer_tenant_id
                from agreement a
                left join change_in_progress c on c.agreement_id = a.agreement_id
                cross join lateral (values
                    (a.customer_tenant_id, 'CUSTOMER'),
                    (a.partner_tenant_id, 'PARTNER_OF_RECORD'),
                    (c.new_partner_tenant_id, 'NEW_PARTNER')) party (tenant_id, role)
                where a.id = ? and a.version > 0 and party.tenant_id is not null
                """, id);
    }
}
