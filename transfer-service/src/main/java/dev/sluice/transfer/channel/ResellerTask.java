package dev.sluice.transfer.channel;

import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.task.TaskKind;
import dev.sluice.transfer.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** An indirect provider that named no reseller is reminded of it. */
@ApplicationScoped
class ResellerTask {

    private final Directory directory;
    private final Tasks tasks;
    private final TransferNews news;

    ResellerTask(Directory directory, Tasks tasks, TransferNews news) {
        this.directory = directory;
        this.tasks = tasks;
        this.news = news;
    }

    void openIfMissing(ChannelTransfer transfer, UUID subscription, Instant now) {
        var isProvider = directory
                .findPartner(transfer.partnerTenantId())
                .filter(partner -> partner.is(KnownPartner.INDIRECT_PROVIDER) && !partner.is(KnownPartner.DIRECT_BILL))
                .isPresent();
        if (isProvider && transfer.schedule().wish().partnerIdOnRecord() == null) {
            tasks.open(TaskKind.RESELLER_REQUIRED_AFTER_RENEWAL, subscription, transfer.partnerTenantId(), now);
            news.tell(transfer, new TransferEvent.ResellerMissing(transfer.facts(), subscription), now);
        }
    }
}
