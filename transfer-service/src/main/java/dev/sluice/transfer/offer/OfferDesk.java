package dev.sluice.transfer.offer;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.imports.CsvBodies;
import dev.sluice.platform.imports.CsvBody;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.region.Markets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes whole matrices, and answers what is offered where and when. */
@ApplicationScoped
@Transactional
public class OfferDesk {

    private final OfferMatrix matrix;
    private final MatrixVersions versions;
    private final Markets markets;
    private final CsvBodies csv;
    private final AuditTrail audit;
    private final BusinessClock clock;

    OfferDesk(
            OfferMatrix matrix,
            MatrixVersions versions,
            Markets markets,
            CsvBodies csv,
            AuditTrail audit,
            BusinessClock clock) {
        this.matrix = matrix;
        this.versions = versions;
        this.markets = markets;
        this.csv = csv;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param validFrom today where it is absent
     * @throws Refusal 400 with every fault of every row, 422 with every reason against the whole
     */
    public MatrixVersion upload(Caller caller, CsvBody body, @Nullable LocalDate validFrom) {
        var rows = csv.rows(body, OfferRow.class);
        requireDays(rows);
        var today = today();
        var from = validFrom == null ? today : validFrom;
        var objections = new MatrixPolicy(today, versions.places(from)).objections(rows, from);
        if (!objections.isEmpty()) {
            throw Refusal.refused(
                    objections.getFirst().code(), "The matrix is refused; errors lists every reason.", objections);
        }
        var version = new MatrixVersion(versions.next(), from, clock.now(), rows.size());
        versions.add(version, rows);
        audit.record(caller, change(version), version.uploadedAt());
        return version;
    }

    public Page<MatrixVersion> versions(PageRequest page) {
        return versions.list(page);
    }

    public MatrixVersion require(int number) {
        return versions.find(number).orElseThrow(() -> Refusal.unknown("version", number));
    }

    /** @param country absent: in whatever market */
    public Page<Offer> list(
            @Nullable String country, @Nullable LocalDate asOf, @Nullable String query, PageRequest page) {
        var day = asOf == null ? today() : asOf;
        var market = country == null
                ? null
                : markets.find(country, day)
                        .orElseThrow(() -> Refusal.malformed("market", "INVALID_VALUE", "is the code of a country"));
        return matrix.list(day, market, query, page);
    }

    /** What the matrix that holds on the day says about a SKU in a market. */
    public Optional<Offer> find(String sku, Segment segment, Market market, LocalDate day) {
        return matrix.find(sku, segment, market, day);
    }

    /** The same by the id of a catalogue item. */
    public Optional<Offer> findItem(String catalogItemId, Segment segment, Market market, LocalDate day) {
        return matrix.findItem(catalogItemId, segment, market, day);
    }

    /** The same by the id of the legacy offer that leads to it. */
    public Optional<Offer> findLegacy(UUID legacyOfferId, Segment segment, Market market, LocalDate day) {
        return matrix.findLegacy(legacyOfferId, segment, market, day);
    }

    private static void requireDays(List<OfferRow> rows) {
        var faults = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).endsOnNoDay())
                .mapToObj(i -> Violation.of("/rows/%d/endOfSale".formatted(i + 1), "INVALID_VALUE", "is no day"))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
    }

    private static Change change(MatrixVersion version) {
        var number = Long.toString(version.version());
        return new Change("upload_offer_matrix", "offer_matrix", number, null, null, null, version, Set.of());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
    }
}
