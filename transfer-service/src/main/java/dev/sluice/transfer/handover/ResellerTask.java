package dev.sluice.transfer.handover;

import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.task.TaskKind;
import dev.sluice.transfer.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An indirect provider that named no reseller still has to. */
@ApplicationScoped
class ResellerTask {

    private final Tasks tasks;
    private final Directory directory;

    ResellerTask(Tasks tasks, Directory directory) {
        this.tasks = tasks;
        this.directory = directory;
    }

    void openIfMissing(PartnerTransfer transfer, @Nullable String reseller, String subscription, Instant now) {
        var target = transfer.target().tenantId();
        var isProvider = directory
                .findPartner(target)
                .filter(found -> found.is(KnownPartner.INDIRECT_PROVIDER))
                .filter(found -> !found.is(KnownPartner.DIRECT_BILL))
                .isPresent();
        if (isProvider && transfer.model() == TransferModel.NEW_COMMERCE && reseller == null) {
            tasks.open(TaskKind.RESELLER_REQUIRED_AFTER_TRANSFER, UUID.fromString(subscription), target, now);
        }
    }
}
