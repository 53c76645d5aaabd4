package dev.sluice.transfer.registry;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers what a caller may know of agreements. */
@ApplicationScoped
public class AgreementDesk {

    private static final Pattern AGREEMENT_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final String COPY = """
            select a.id, a.created, a.agreement_id, a.customer_tenant_id, a.program, a.billing, a.status, a.start_date,
                a.end_date, a.partner_pcn, a.partner_tenant_id, p.name as partner_name, a.partner_since, c.request_id,
                c.state as change_state, c.new_partner_tenant_id, c.new_partner_pcn, c.new_partner_name,
                c.old_partner_tenant_id, c.effective_at
            from (%s) place
            join agreement a on a.id = place.id
            left join partner p on p.tenant_id = a.partner_tenant_id
            left join lateral (
                select * from partner_change where agreement_id = a.agreement_id and open order by request_id desc limit 1
            ) c on true
            order by a.created, a.id
            """;

    private static final String ONE = COPY.formatted("""
            select id from agreement where agreement_id = ? and version > 0 and (? or exists (
                select 1 from agreement_party party where party.id = agreement.id and tenant_id = ? and role = any (?)))
            """);

    private final Sql sql;

    AgreementDesk(Sql sql) {
        this.sql = sql;
    }

    /** @throws Refusal 404 unless it has arrived and the caller is a party of it */
    public Agreement require(Caller caller, String agreementId) {
        if (!AGREEMENT_ID.matcher(agreementId).matches()) {
            throw Refusal.unknown("agreement", agreementId);
        }
        return sql.first(
                        AgreementDesk::agreement, ONE, agreementId, caller.isOperator(), caller.tenant(), roles(caller))
                .map(agreement -> agreement.seenBy(caller))
                .orElseThrow(() -> Refusal.unknown("agreement", agreementId));
    }

    public Page<Agreement> list(Caller caller, @Nullable UUID customerTenantId, PageRequest page) {
        var parameters = new ArrayList<Object>();
        if (!caller.isOperator()) {
            parameters.addAll(List.of(caller.tenant(), roles(caller)));
        }
        if (customerTenantId != null) {
            parameters.add(customerTenantId);
        }
        parameters.addAll(List.of(page.after().created(), page.after().id(), page.pageSize() + 1));
        var condition = customerTenantId == null ? "" : "and customer_tenant_id = ?";
        var found = sql.list(
                AgreementDesk::agreement, caller.isOperator() ? all(condition) : own(condition), parameters.toArray());
        return Page.of(found, page, Agreement::place).map(agreement -> agreement.seenBy(caller));
    }

    /** Only conditions that are asked for stand there: an index in the order of the list serves each. */
    private static String all(String condition) {
        return COPY.formatted("""
                select id from agreement where version > 0 %s and (created, id) > (?, ?) order by created, id limit ?
                """.formatted(condition));
    }

    private static String own(String condition) {
        return COPY.formatted("""
                select distinct created, id from agreement_party
                where tenant_id = ? and role = any (?) %s and (created, id) > (?, ?)
                order by created, id limit ?
                """.formatted(condition));
    }

    private static List<String> roles(Caller caller) {
        return switch (caller.type()) {
            case CUSTOMER -> List.of("CUSTOMER");
            case PARTNER -> List.of("PARTNER_OF_RECORD", "NEW_PARTNER");
            case ADVISER, OPERATOR -> List.of();
        };
    }

    private static Agreement agreement(ResultSet row) throws SQLException {
        return new Agreement(
                new Position(required(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                row.getString("agreement_id"),
                row.getObject("customer_tenant_id", UUID.class),
                row.getString("program"),
                row.getString("billing"),
                row.getString("status"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("end_date", LocalDate.class),
                partnerOfRecord(row),
                changeInProgress(row));
    }

    private static Agreement.@Nullable PartnerOfRecord partnerOfRecord(ResultSet row) throws SQLException {
        var pcn = row.getString("partner_pcn");
        return pcn == null
                ? null
                : new Agreement.PartnerOfRecord(
                        pcn,
                        row.getObject("partner_tenant_id", UUID.class),
                        row.getString("partner_name"),
                        Sql.instant(row, "partner_since"));
    }

    private static Agreement.@Nullable ChangeInProgress changeInProgress(ResultSet row) throws SQLException {
        var requestId = row.getObject("request_id", UUID.class);
        return requestId == null
                ? null
                : new Agreement.ChangeInProgress(
                        requestId,
                        row.getString("change_state"),
                        row.getObject("new_partner_tenant_id", UUID.class),
                        row.getString("new_partner_pcn"),
                        row.getString("new_partner_name"),
                        row.getObject("old_partner_tenant_id", UUID.class),
                        Sql.instant(row, "effective_at"));
    }

    private static Instant required(@Nullable Instant instant) {
        return Objects.requireNonNull(instant);
    }
}
