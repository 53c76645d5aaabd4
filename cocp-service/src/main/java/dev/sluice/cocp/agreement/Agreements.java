package dev.sluice.cocp.agreement;

import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.Statements;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Agreements {

    private final Statements statements;

    Agreements(Statements statements) {
        this.statements = statements;
    }

    Optional<Agreement> lock(String id) {
        return statements.first("select * from agreement where agreement_id = ? for update", Agreements::agreement, id);
    }

    /** Empty when it belongs to others. */
    Optional<Agreement> find(String id, Caller caller) {
        return statements.first(
                "select * from agreement where agreement_id = ? and " + visible(caller),
                Agreements::agreement,
                id,
                caller.tenant());
    }

    List<Agreement> of(UUID customer, Collection<String> ids) {
        return statements.query(
                "select * from agreement where customer_tenant_id = ? and agreement_id = any (?)",
                Agreements::agreement,
                customer,
                ids);
    }

    private record Listed(Agreement agreement, Instant created, UUID id) {}

    Page<Agreement> list(@Nullable UUID customer, Caller caller, PageRequest page) {
        var after = page.after();
        var rows = statements.query(
                """
                select * from agreement
                where %s and (?::uuid is null or customer_tenant_id = ?) and (created, id) > (?, ?)
                order by created, id limit ?
                """.formatted(visible(caller)),
                row -> new Listed(agreement(row), row.instant("created"), row.uuid("id")),
                caller.tenant(),
                customer,
                customer,
                after.created(),
                after.id(),
                page.pageSize() + 1);
        return Page.of(rows, page, row -> new Position(row.created(), row.id())).map(Listed::agreement);
    }

    List<String> waitingForPartner(String pcn) {
        return statements.query(
                "select agreement_id from agreement where partner_pcn = ? and partner_tenant_id is null order by 1",
                row -> row.text("agreement_id"),
                pcn);
    }

    void add(Agreement agreement, Instant now) {
        statements.update(
                """
                insert into agreement (agreement_id, id, customer_tenant_id, program, status, mseds, renewed, partner_owned,
                    version, sequence, created)
                values (?, ?, ?, ?, ?, ?, ?, false, ?, 0, ?)
                """,
                agreement.agreementId(),
                TimeOrderedId.next(),
                agreement.customerTenantId(),
                agreement.program(),
                agreement.status(),
                agreement.mseds(),
                agreement.renewed(),
                agreement.version(),
                now);
        replace(agreement);
    }

    void replace(Agreement agreement) {
        var partner = Optional.ofNullable(agreement.partnerOfRecord());
        var extended = Optional.ofNullable(agreement.extendedPeriodTerm());
        statements.update(
                """
                update agreement set customer_tenant_id = ?, program = ?, billing = ?, status = ?, start_date = ?, end_date = ?,
                    mseds = ?, renewed = ?, opt_out_date = ?, partner_pcn = ?, partner_tenant_id = ?, partner_since = ?,
                    partner_owned = ?, version = ?
                where agreement_id = ?
                """,
                agreement.customerTenantId(),
                agreement.program(),
                agreement.billing(),
                agreement.status(),
                agreement.startDate(),
                agreement.endDate(),
                agreement.mseds(),
                agreement.renewed(),
                extended.map(ExtendedPeriod::optOutDate).orElse(null),
                partner.map(PartnerOfRecord::pcn).orElse(null),
                partner.map(PartnerOfRecord::partnerTenantId).orElse(null),
                partner.map(PartnerOfRecord::since).orElse(null),
                agreement.partnerOwned(),
                agreement.version(),
                agreement.agreementId());
    }

    /** Takes the next place of this agreement on the state topic. */
    long nextSequence(String id) {
        return statements
                .first(
                        "update agreement set sequence = sequence + 1 where agreement_id = ? returning sequence",
                        row -> row.number("sequence"),
                        id)
                .orElseThrow();
    }

    List<String> after(String last, int limit) {
        return statements.query(
                "select agreement_id from agreement where agreement_id > ? order by agreement_id limit ?",
                row -> row.text("agreement_id"),
                last,
                limit);
    }

    /** The customer, the partner of record and operators see an agreement. Takes the caller's tenant. */
    private static String visible(Caller caller) {
        if (caller.isOperator()) {
            return "?::uuid is not null";
        }
        return caller.is(TenantType.CUSTOMER) ? "customer_tenant_id = ?" : "partner_tenant_id = ?";
    }

    private static Agreement agreement(Row row) {
        var pcn = row.findText("partner_pcn");
        LocalDate optOut = row.findDay("opt_out_date");
        var billing = row.findText("billing");
        return new Agreement(
                row.text("agreement_id"),
                row.uuid("customer_tenant_id"),
                row.text("program"),
                billing == null ? null : Billing.valueOf(billing),
                AgreementStatus.valueOf(row.text("status")),
                row.findDay("start_date"),
                row.findDay("end_date"),
                row.flag("mseds"),
                row.flag("renewed"),
                optOut == null ? null : new ExtendedPeriod(optOut),
                pcn == null
                        ? null
                        : new PartnerOfRecord(pcn, row.findUuid("partner_tenant_id"), row.instant("partner_since")),
                row.flag("partner_owned"),
                row.number("version"));
    }
}
