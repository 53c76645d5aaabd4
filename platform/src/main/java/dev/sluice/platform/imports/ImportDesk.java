package dev.sluice.platform.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.idempotency.Idempotency;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.KeptCallers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes imports in: rows go to the staging table as they arrive; once all are there, the import is accepted. */
@ApplicationScoped
public class ImportDesk {

    private final ImportKinds kinds;
    private final Operations operations;
    private final StagedRows staged;
    private final ImportWorker worker;
    private final KeptCallers callers;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final Clock realTime;
    private final ObjectMapper json;

    ImportDesk(
            ImportKinds kinds,
            Operations operations,
            StagedRows staged,
            ImportWorker worker,
            KeptCallers callers,
            Idempotency idempotency,
            AuditTrail audit,
            BusinessClock clock,
            Clock realTime,
            ObjectMapper json) {
        this.kinds = kinds;
        this.operations = operations;
        this.staged = staged;
        this.worker = worker;
        this.callers = callers;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
        this.realTime = realTime;
        this.json = json;
    }

    /** How rows stand in the body. */
    public enum Format {
        CSV,
        NDJSON
    }

    /** @param idempotencyKey the caller's, with the method and path it belongs to */
    public record Order(String kind, Format format, boolean validateOnly, Optional<IdempotencyKey> idempotencyKey) {}

    /** A key, before the body's fingerprint is known. */
    public record IdempotencyKey(String key, String method, String path) {}

    /** @param answer what the caller is told, kept with the key in the transaction that accepts the import */
    public RestResponse<?> take(
            Order order, Caller caller, InputStream body, Function<Operation, RestResponse<?>> answer) {
        var kind = kinds.require(order.kind(), caller);
        var operation = received(order, caller);
        operations.insert(operation);
        try {
            var upload = new Upload(staged, operation.id());
            var digest = upload.receive(body, format(order.format(), kind));
            if (upload.total() == 0) {
                throw Refusal.malformed("", "MALFORMED", "The body has no rows.");
            }
            var key = order.idempotencyKey()
                    .map(given -> Idempotency.Key.of(caller, given.key(), given.method(), given.path(), digest));
            var accepted = QuarkusTransaction.requiringNew()
                    .call(() -> accept(operation, upload.total(), key, caller, answer));
            worker.wake();
            return accepted;
        } catch (RuntimeException e) {
            operations.discard(operation.id());
            throw e;
        }
    }

    private RestResponse<?> accept(
            Operation operation,
            long total,
            Optional<Idempotency.Key> key,
            Caller caller,
            Function<Operation, RestResponse<?>> answer) {
        key.ifPresent(idempotency::begin);
        if (!operations.start(operation.id(), total)) {
            throw new Refusal(Refusal.Kind.UNAVAILABLE, "UNAVAILABLE", "The upload took too long.", List.of());
        }
        var after = Map.of("kind", operation.kind(), "rows", total, "validateOnly", operation.validateOnly());
        var change = new Change(
                "start_import",
                "operation",
                operation.id().toString(),
                null,
                null,
                null,
                after,
                Set.of(caller.tenant()));
        audit.record(caller, change, clock.now());
        var response = answer.apply(operations.find(operation.id(), caller).orElseThrow());
        key.ifPresent(given -> idempotency.keep(given, response));
        return response;
    }

    private Operation received(Order order, Caller caller) {
        var id = TimeOrderedId.next();
        return new Operation(
                id,
                order.kind(),
                caller.type(),
                caller.tenant(),
                callers.write(caller, id),
                Correlation.current(),
                order.validateOnly(),
                Operation.State.RECEIVING,
                0,
                0,
                0,
                realTime.instant(),
                null);
    }

    private RowFormat format(Format format, ImportKind<?> kind) {
        return switch (format) {
            case CSV -> new CsvRows(Columns.of(kind.row()));
            case NDJSON -> new NdjsonRows(json);
        };
    }
}
