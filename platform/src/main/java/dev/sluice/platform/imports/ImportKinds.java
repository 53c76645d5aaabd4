package dev.sluice.platform.imports;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What can be imported into this service. */
@ApplicationScoped
class ImportKinds {

    private final List<ImportKind<?>> all;

    ImportKinds(@All List<ImportKind<?>> all) {
        this.all = all;
    }

    /** @throws Refusal 422 when nothing of that name can be imported, 403 when not by this caller */
    ImportKind<?> require(String name, Caller caller) {
        var kind = find(name).orElseThrow(() -> unknown(name));
        if (kind.allowed().stream().noneMatch(caller::fits)) {
            throw Refusal.forbidden(
                    "ROLE_NOT_ALLOWED", "This needs one of: " + String.join(", ", kind.allowed()) + ".");
        }
        return kind;
    }

    Optional<ImportKind<?>> find(String name) {
        return all.stream().filter(kind -> kind.kind().equals(name)).findFirst();
    }

    private Refusal unknown(String name) {
        var names = all.stream().map(ImportKind::kind).sorted().toList();
        var detail = "%s cannot be imported here; these can: %s.".formatted(name, String.join(", ", names));
        return Refusal.refused(
                "IMPORT_KIND_UNKNOWN", detail, List.of(Violation.of("kind", "IMPORT_KIND_UNKNOWN", detail)));
    }
}
