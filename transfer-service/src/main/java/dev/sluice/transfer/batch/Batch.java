package dev.sluice.transfer.batch;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Many commands of one kind that a partner gives at once. */
@Entity
@Table(name = "batch")
class Batch {

    /** Fewer tries than this say nothing about a rate. */
    private static final int TELLING = 20;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private UUID partnerTenantId;
    private int total;
    private @Nullable Integer canary;
    private boolean canaryOpen;
    private @Nullable BigDecimal stopOnErrorRate;

    @Enumerated(EnumType.STRING)
    private BatchState state;

    private Instant stateSince;

    @Enumerated(EnumType.STRING)
    private @Nullable PausedBecause pausedBecause;

    private Instant created;
    private String createdBy;
    private @Nullable Instant plannedAt;
    private @Nullable Integer planRefused;
    private @Nullable Instant approvedAt;
    private byte @Nullable [] caller;
    private int triedBefore;
    private int failedBefore;
    private int quartersTold;

    @Version
    private int version = 1;

    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Batch() {}

    Batch(UUID id, Kind kind, Caller creator, int total, Pace pace, Instant now) {
        this.id = id;
        this.kind = kind;
        this.partnerTenantId = creator.tenant();
        this.total = total;
        this.canary = pace.canary();
        this.canaryOpen = pace.canary() != null && pace.canary() < total;
        this.stopOnErrorRate = pace.stopOnErrorRate();
        this.state = BatchState.CREATED;
        this.stateSince = now;
        this.created = now;
        this.createdBy = creator.subject();
    }

    void plan(int refused, Instant now) {
        moveTo(BatchState.PLANNED, now);
        this.plannedAt = now;
        this.planRefused = refused;
    }

    void approve(Instant now) {
        this.approvedAt = now;
    }

    /**
     * Whoever goes on after the first items goes on with all of them.
     *
     * @param callerKept as whom its items are carried out
     */
    BatchEvent run(byte[] callerKept, Counts counts, Instant now) {
        if (pausedBecause == PausedBecause.CANARY_DONE) {
            this.canaryOpen = false;
        }
        moveTo(BatchState.RUNNING, now);
        this.caller = callerKept.clone();
        this.pausedBecause = null;
        this.triedBefore = counts.tried();
        this.failedBefore = counts.failed();
        this.quartersTold = counts.quarters();
        return new BatchEvent.Started(facts(counts));
    }

    BatchEvent pause(PausedBecause because, Counts counts, Instant now) {
        moveTo(BatchState.PAUSED, now);
        this.pausedBecause = because;
        return new BatchEvent.Paused(facts(counts), because);
    }

    BatchEvent finish(Counts counts, Instant now) {
        moveTo(BatchState.FINISHED, now);
        this.caller = null;
        return new BatchEvent.Finished(facts(counts));
    }

    BatchEvent cancel(Counts counts, Instant now) {
        moveTo(BatchState.CANCELED, now);
        this.pausedBecause = null;
        this.caller = null;
        return new BatchEvent.Finished(facts(counts));
    }

    /** True when a further quarter of it has been tried, once for each. */
    boolean hasNews(Counts counts) {
        if (counts.quarters() <= quartersTold) {
            return false;
        }
        this.quartersTold = counts.quarters();
        return true;
    }

    BatchEvent progressed(Counts counts) {
        return new BatchEvent.Progressed(facts(counts));
    }

    /** Counted from where it last went on. */
    boolean failsTooOften(Counts counts) {
        var tried = counts.tried() - triedBefore;
        var failed = counts.failed() - failedBefore;
        return stopOnErrorRate != null
                && tried >= TELLING
                && BigDecimal.valueOf(failed).compareTo(stopOnErrorRate.multiply(BigDecimal.valueOf(tried))) > 0;
    }

    /** How many items may be tried before somebody looks at them. */
    int openUpTo() {
        return canaryOpen ? Objects.requireNonNull(canary) : total;
    }

    private void moveTo(BatchState target, Instant now) {
        if (!state.canBecome(target)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(id, state, target));
        }
        this.state = target;
        this.stateSince = now;
    }

    BatchFacts facts(Counts counts) {
        return new BatchFacts(
                id,
                partnerTenantId,
                kind,
                state,
                counts.total(),
                counts.pending(),
                counts.succeeded(),
                counts.failed(),
                counts.canceled());
    }

    boolean isOwner(Caller who) {
        return who.is(TenantType.PARTNER) && who.belongsTo(partnerTenantId);
    }

    boolean isSeenBy(Caller who) {
        return who.isOperator() || isOwner(who);
    }

    boolean wasMadeBy(Caller who) {
        return createdBy.equals(who.subject());
    }

    boolean canBecome(BatchState target) {
        return state.canBecome(target);
    }

    long nextSequence() {
        return ++sequence;
    }

    UUID id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    UUID partnerTenantId() {
        return partnerTenantId;
    }

    int total() {
        return total;
    }

    Pace pace() {
        return new Pace(canary, stopOnErrorRate);
    }

    BatchState state() {
        return state;
    }

    Instant stateSince() {
        return stateSince;
    }

    @Nullable
    PausedBecause pausedBecause() {
        return pausedBecause;
    }

    Instant created() {
        return created;
    }

    @Nullable
    Instant plannedAt() {
        return plannedAt;
    }

    @Nullable
    Integer planRefused() {
        return planRefused;
    }

    @Nullable
    Instant approvedAt() {
        return approvedAt;
    }

    /** Of a batch that runs. */
    byte[] requireCaller() {
        return Objects.requireNonNull(caller).clone();
    }

    int version() {
        return version;
    }
}
