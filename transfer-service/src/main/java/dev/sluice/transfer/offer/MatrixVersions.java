package dev.sluice.transfer.offer;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All versions of the matrix. Rows are written once. */
@ApplicationScoped
class MatrixVersions {

    private final Sql sql;

    MatrixVersions(Sql sql) {
        this.sql = sql;
    }

    /** Until this transaction ends, nobody else adds a version. */
    long next() {
        sql.run("lock table offer_matrix_version in share row exclusive mode");
        return sql.first(row -> row.getLong(1), "select coalesce(max(version), 0) + 1 from offer_matrix_version")
                .orElseThrow();
    }

    void add(MatrixVersion version, List<OfferRow> rows) {
        sql.run(
                "insert into offer_matrix_version (version, valid_from, uploaded_at, rows) values (?, ?, ?, ?)",
                version.version(),
                version.validFrom(),
                version.uploadedAt(),
                version.rows());
        rows.forEach(row -> add(version, row));
    }

    private void add(MatrixVersion version, OfferRow row) {
        var provisioningId = row.provisioningId();
        sql.run(
                """
                insert into offer (id, created, version, sku, name, provisioning_id, provisioning_key, legacy_offer_id,
                    catalog_item_id, segment, markets, end_of_sale, end_of_sale_from, self_migration_from, vendor_led_from,
                    migration_enabled, terms, billing_cycles, max_seats, upgrades_to)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                TimeOrderedId.next(),
                version.uploadedAt(),
                version.version(),
                row.sku(),
                row.name().strip(),
                provisioningId,
                provisioningId == null ? null : ProvisioningId.normal(provisioningId),
                row.legacyOfferId(),
                row.catalogItemId(),
                row.segment().name(),
                row.markets(),
                "true".equals(row.endOfSale()),
                row.endOfSaleFrom().orElse(null),
                row.selfMigrationFrom(),
                row.vendorLedFrom(),
                Boolean.TRUE.equals(row.migrationEnabled()),
                row.allTerms(),
                row.allBillingCycles(),
                row.maxSeats(),
                row.upgrades());
    }

    Optional<MatrixVersion> find(int number) {
        return sql.first(MatrixVersions::version, "select * from offer_matrix_version where version = ?", number);
    }

    /** Oldest first, by their numbers. */
    Page<MatrixVersion> list(PageRequest page) {
        var rows = sql.list(
                MatrixVersions::version,
                "select * from offer_matrix_version where version > ? order by version limit ?",
                page.after().id().getLeastSignificantBits(),
                page.pageSize() + 1);
        return Page.of(rows, page, version -> new Position(version.uploadedAt(), new UUID(0, version.version())));
    }

    /** Every country and region of the day. */
    Set<String> places(LocalDate day) {
        return Set.copyOf(sql.list(row -> row.getString(1), """
                select distinct unnest(array[country, region]) from region_membership
                where valid_from <= ? and (valid_until is null or valid_until > ?)
                """, day, day));
    }

    private static MatrixVersion version(ResultSet row) throws SQLException {
        return new MatrixVersion(
                row.getLong("version"),
                row.getObject("valid_from", LocalDate.class),
                Objects.requireNonNull(Sql.instant(row, "uploaded_at")),
                row.getInt("rows"));
    }
}
