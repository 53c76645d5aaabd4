package dev.sluice.transfer.batch;

import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.migration.MigrationWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A migration, or a schedule of one, that is over without a subscription fails its item, so that the batch can try it again. */
@ApplicationScoped
class MigrationOutcomes implements MigrationWatch {

    private final BatchItems items;

    MigrationOutcomes(BatchItems items) {
        this.items = items;
    }

    @Override
    public void failed(UUID made, String code, String detail) {
        items.isOver(made, ItemState.FAILED, List.of(Violation.of("", code, detail)));
    }

    @Override
    public void canceled(UUID made) {
        items.isOver(made, ItemState.CANCELED, List.of());
    }
}
