package dev.sluice.transfer.batch;

import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.channel.TransferWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A renewal that fails when its day has come fails its item, so that the batch accounts for it and can try it again. */
@ApplicationScoped
class RenewalOutcomes implements TransferWatch {

    private final BatchItems items;

    RenewalOutcomes(BatchItems items) {
        this.items = items;
    }

    @Override
    public void failed(UUID transfer, String code, String detail) {
        items.isOver(transfer, ItemState.FAILED, List.of(Violation.of("", code, detail)));
    }

    @Override
    public void canceled(UUID transfer) {
        items.isOver(transfer, ItemState.CANCELED, List.of());
    }
}
