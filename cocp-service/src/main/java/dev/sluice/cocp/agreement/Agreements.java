package dev.sluice.cocp.agreement;

import static dev.sluice.platform.sql.Columns.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.cocp.database.Places;
import dev.sluice.cocp.database.RowSet;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Agreements {

    private final Sql sql;
    private final RowSet rowSet;

    Agreements(Sql sql, RowSet rowSet) {
        this.sql = sql;
        this.rowSet = rowSet;
    }

    /** Those of these that exist; nobody else changes them until this transaction ends. */
    Map<String, Agreement> lockAll(Collection<String> ids) {
        return sql
                .list(
                        reading(Agreements::agreement),
                        "select * from agreement where agreement_id = any (?) order by agreement_id for update",
                        ids)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Agreement::agreementId, Function.identity()));
    }

    /** Empty when it belongs to others. */
    Optional<Agreement> find(String id, Caller caller) {
        return sql.first(
                reading(Agreements::agreement),
                "select * from agreement where agreement_id = ? and " + visible(caller),
                id,
                caller.tenant());
    }

    List<Agreement> of(UUID customer, Collection<String> ids) {
        return sql.list(
                reading(Agreements::agreement),
                "select * from agreement where customer_tenant_id = ? and agreement_id = any (?)",
                customer,
                ids);
    }

    private record Listed(Agreement agreement, Instant created, UUID id) {}

    Page<Agreement> list(@Nullable UUID customer, Caller caller, PageRequest page) {
        var after = page.after();
        var rows = sql.list(
                reading(row -> new Listed(agreement(row), row.instant("created"), row.uuid("id"))),
                """
                select * from agreement
                where %s and (?::uuid is null or customer_tenant_id = ?) and (created, id) > (?, ?)
                order by created, id limit ?
                """.formatted(visible(caller)),
                caller.tenant(),
                customer,
                customer,
                after.created(),
                after.id(),
                page.pageSize() + 1);
        return Page.of(rows, page, row -> new Position(row.created(), row.id())).map(Listed::agreement);
    }

    /** Agreements that name a partner of one of these PCNs from before it was registered; nobody else changes them meanwhile. */
    List<Agreement> lockWaiting(Collection<String> pcns) {
        return sql.list(reading(Agreements::agreement), """
                select * from agreement where partner_pcn = any (?) and partner_tenant_id is null
                order by agreement_id for update
                """, pcns);
    }

    /** Returns each one's place on the state topic. */
    Map<String, Long> put(List<Agreement> agreements, Instant now) {
        var places = sql.list(
                reading(Agreements::place),
                """
                insert into agreement as known (agreement_id, id, customer_tenant_id, program, billing, status, status_since, start_date,
                    end_date, mseds, renewed, opt_out_date, partner_pcn, partner_tenant_id, partner_since, partner_owned,
                    version, sequence, created)
                select "agreementId", id, "customerTenantId", program, billing, status, "statusSince", "startDate", "endDate", mseds, renewed,
                    ("extendedPeriodTerm" ->> 'optOutDate')::date, "partnerOfRecord" ->> 'pcn',
                    ("partnerOfRecord" ->> 'partnerTenantId')::uuid, ("partnerOfRecord" ->> 'since')::timestamptz, owned,
                    version, 1, ?
                from json_to_recordset(?::json) as entered ("agreementId" text, id uuid, "customerTenantId" uuid, program text,
                    billing text, status text, "statusSince" timestamptz, "startDate" date, "endDate" date, mseds boolean, renewed boolean,
                    "extendedPeriodTerm" json, "partnerOfRecord" json, owned boolean, version bigint)
                on conflict (agreement_id) do update
                set customer_tenant_id = excluded.customer_tenant_id, program = excluded.program, billing = excluded.billing,
                    status = excluded.status, status_since = excluded.status_since, start_date = excluded.start_date,
                    end_date = excluded.end_date,
                    mseds = excluded.mseds, renewed = excluded.renewed, opt_out_date = excluded.opt_out_date,
                    partner_pcn = excluded.partner_pcn, partner_tenant_id = excluded.partner_tenant_id,
                    partner_since = excluded.partner_since, partner_owned = excluded.partner_owned,
                    version = excluded.version, sequence = known.sequence + 1
                where known.version = excluded.version - 1
                returning agreement_id, sequence
                """,
                now,
                rowSet.of(agreements.stream().map(Kept::of).toList()));
        return Places.all(places, agreements.size());
    }

    /** A row of {@link #put}; the id counts for a new one only. */
    private record Kept(@JsonUnwrapped Agreement agreement, UUID id, boolean owned) {

        static Kept of(Agreement agreement) {
            return new Kept(agreement, TimeOrderedId.next(), agreement.partnerOwned());
        }
    }

    private static Map.Entry<String, Long> place(Columns row) {
        return Map.entry(row.text("agreement_id"), row.number("sequence"));
    }

    /** Takes the next place of each on the state topic. */
    Map<String, Long> nextSequences(Collection<String> ids) {
        var places = sql.list(
                reading(Agreements::place),
                "update agreement set sequence = sequence + 1 where agreement_id = any (?) returning agreement_id, sequence",
                ids);
        return Places.all(places, ids.size());
    }

    List<String> after(String last, int limit) {
        return sql.list(
                reading(row -> row.text("agreement_id")),
                "select agreement_id from agreement where agreement_id > ? order by agreement_id limit ?",
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

    private static Agreement agreement(Columns row) {
        var pcn = row.findText("partner_pcn");
        LocalDate optOut = row.findDay("opt_out_date");
        var billing = row.findText("billing");
        return new Agreement(
                row.text("agreement_id"),
                row.uuid("customer_tenant_id"),
                row.text("program"),
                billing == null ? null : Billing.valueOf(billing),
                AgreementStatus.valueOf(row.text("status")),
                row.findInstant("status_since"),
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
