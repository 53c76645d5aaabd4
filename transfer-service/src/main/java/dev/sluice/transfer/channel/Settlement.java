package dev.sluice.transfer.channel;

import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Keeps what hangs on a renewal in step with it: seats, deadlines, requests for release. */
@ApplicationScoped
class Settlement {

    private final Seats seats;
    private final TransferDeadlines deadlines;
    private final ReleaseRequests releases;

    Settlement(Seats seats, TransferDeadlines deadlines, ReleaseRequests releases) {
        this.seats = seats;
        this.deadlines = deadlines;
        this.releases = releases;
    }

    void scheduled(ChannelTransfer transfer) {
        seats.hold(
                transfer.customerTenantId(),
                transfer.sku(),
                transfer.id(),
                transfer.wish().quantity());
        deadlines.scheduled(transfer);
    }

    /** Keeps its seats. */
    void held(ChannelTransfer transfer) {
        deadlines.withdraw(transfer);
    }

    /** Its seats are the subscription's now. */
    void completed(ChannelTransfer transfer, Instant now) {
        deadlines.withdraw(transfer);
        releases.lapse(transfer.id(), now);
    }

    /** Called off or failed. */
    void over(ChannelTransfer transfer, Instant now) {
        seats.release(transfer.id());
        deadlines.withdraw(transfer);
        releases.lapse(transfer.id(), now);
    }
}
