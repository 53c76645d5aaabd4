package dev.sluice.platform.imports;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.progress.OperationSource;
import dev.sluice.platform.progress.OperationStatus;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Imports, as operations. */
@ApplicationScoped
class ImportOperations implements OperationSource {

    private final Operations operations;
    private final RowErrors errors;
    private final ImportKinds kinds;

    ImportOperations(Operations operations, RowErrors errors, ImportKinds kinds) {
        this.operations = operations;
        this.errors = errors;
        this.kinds = kinds;
    }

    @Override
    public Optional<OperationStatus> find(UUID id, Caller caller) {
        return operations
                .find(id, caller)
                .map(operation -> operation.status(errors.after(id, 0, OperationStatus.MOST_ERRORS)));
    }

    /** Whoever may import rows of this kind may also stop such an import. */
    @Override
    public boolean cancel(UUID id, Caller caller) {
        var kind = operations.find(id, caller).map(Operation::kind).orElse("");
        var allowed = kinds.find(kind).map(ImportKind::allowed).orElse(Set.of());
        if (allowed.stream().noneMatch(caller::fits)) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED", "This needs one of: " + String.join(", ", allowed) + ".");
        }
        return operations.cancel(id);
    }
}
