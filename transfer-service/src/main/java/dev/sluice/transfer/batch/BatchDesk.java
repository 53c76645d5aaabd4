package dev.sluice.transfer.batch;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes batches in, and shows them to their partner and to operators. */
@ApplicationScoped
@Transactional
public class BatchDesk {

    static final Set<String> ROLES = Set.of("admin-agent", "sales-agent");

    private static final int PAGE_OF_A_REPORT = 1000;

    private final Batches batches;
    private final BatchItems items;
    private final ItemReader reader;
    private final ItemKinds kinds;
    private final BatchViews views;
    private final BatchNews news;
    private final BusinessClock clock;

    BatchDesk(
            Batches batches,
            BatchItems items,
            ItemReader reader,
            ItemKinds kinds,
            BatchViews views,
            BatchNews news,
            BusinessClock clock) {
        this.batches = batches;
        this.items = items;
        this.reader = reader;
        this.kinds = kinds;
        this.views = views;
        this.news = news;
        this.clock = clock;
    }

    /** @throws Refusal 400 with every fault of every item; then nothing of it is kept */
    public BatchView create(Caller caller, BatchEntry entry) {
        var kind = allowed(caller, entry.kind());
        var rate = entry.stopOnErrorRate();
        var pace = new Pace(entry.canary(), rate == null ? null : BigDecimal.valueOf(rate));
        return add(caller, entry.kind(), pace, reader.read(kind, entry));
    }

    /** @throws Refusal 400 with every fault of every row; then nothing of it is kept */
    public BatchView create(Caller caller, BatchFile file) {
        var kind = allowed(caller, file.kind());
        var pace = new Pace(file.canary(), file.stopOnErrorRate());
        return add(caller, file.kind(), pace, reader.read(kind, file.body(), file.mapping()));
    }

    private ItemKind<?> allowed(Caller caller, Kind kind) {
        var found = kinds.of(kind);
        found.requireAllowed(caller);
        return found;
    }

    private BatchView add(Caller caller, Kind kind, Pace pace, List<NewItem> wanted) {
        var now = clock.now();
        var batch = new Batch(TimeOrderedId.next(), kind, caller, wanted.size(), pace, now);
        batches.add(batch);
        items.add(batch.id(), wanted);
        batches.moved(batch.id());
        news.keep(caller, "create_batch", null, batch.facts(items.counts(batch.id())), now);
        return views.of(batch, caller);
    }

    public BatchView get(Caller caller, UUID id) {
        return views.of(require(caller, id), caller);
    }

    public Page<BatchView> list(Caller caller, @Nullable BatchState state, PageRequest page) {
        return batches.list(caller, state, page).map(batch -> views.of(batch, caller));
    }

    public Page<ItemView> items(Caller caller, UUID id, @Nullable ItemState state, PageRequest page) {
        var batch = require(caller, id);
        var found = items.list(id, state, place(page.after()), page.pageSize() + 1);
        var shown = Page.of(found, page, item -> place(batch, item.no()));
        return new Page<>(views.of(batch, shown.items()), shown.nextPageToken());
    }

    /** After {@code no}, so many that none is too many to hold; empty when that was the last. */
    public List<ReportRow> report(Caller caller, UUID id, @Nullable ItemState state, int after) {
        return views.report(require(caller, id), items.list(id, state, after, PAGE_OF_A_REPORT));
    }

    /** What a report of the batch says beside what every report says. */
    public List<String> reportColumns(Caller caller, UUID id) {
        return kinds.of(require(caller, id).kind()).reportColumns();
    }

    /** Items have the batch's time and a number each. */
    private static Position place(Batch batch, int no) {
        return new Position(batch.created(), new UUID(0, no));
    }

    private static int place(Position after) {
        return (int) after.id().getLeastSignificantBits();
    }

    private Batch require(Caller caller, UUID id) {
        return Optional.ofNullable(batches.findById(id))
                .filter(found -> found.isSeenBy(caller))
                .orElseThrow(() -> unknown(id));
    }

    static Refusal unknown(UUID id) {
        return Refusal.unknown("batch", id);
    }
}
