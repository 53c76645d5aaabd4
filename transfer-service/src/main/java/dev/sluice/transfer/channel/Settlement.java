package dev.sluice.transfer.channel;

import dev.sluice.transfer.seat.Seats;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Keeps what hangs on a renewal in step with it: seats, deadlines, requests for release. */
@ApplicationScoped
class Settlement {

    private final Seats seats;
    private final TransferDeadlines deadlines;
    private final ReleaseRequests releases;
    private final ReleaseNews releaseNews;
    private final List<TransferWatch> watches;

    Settlement(
            Seats seats,
            TransferDeadlines deadlines,
            ReleaseRequests releases,
            ReleaseNews releaseNews,
            @All List<TransferWatch> watches) {
        this.seats = seats;
        this.deadlines = deadlines;
        this.releases = releases;
        this.releaseNews = releaseNews;
        this.watches = watches;
    }

    void scheduled(ChannelTransfer transfer) {
        seats.hold(
                transfer.customerTenantId(),
                transfer.sku(),
                transfer.id(),
                transfer.schedule().wish().quantity());
        deadlines.scheduled(transfer);
    }

    /** Keeps its seats. */
    void held(ChannelTransfer transfer) {
        deadlines.withdraw(transfer);
    }

    /** Its seats are the subscription's now. */
    void completed(ChannelTransfer transfer, Instant now) {
        deadlines.withdraw(transfer);
        lapse(transfer, now);
    }

    /** Called off or failed. */
    void over(ChannelTransfer transfer, Instant now) {
        seats.release(transfer.id());
        deadlines.withdraw(transfer);
        lapse(transfer, now);
        watches.forEach(watch -> tell(watch, transfer));
    }

    /** Whoever still asks for it is told that there is nothing to ask for any more. */
    private void lapse(ChannelTransfer transfer, Instant now) {
        releases.lapse(transfer.id(), now).forEach(asked -> releaseNews.lapsed(transfer, asked, now));
    }

    private static void tell(TransferWatch watch, ChannelTransfer transfer) {
        var code = transfer.failureCode();
        var detail = transfer.failureDetail();
        if (code != null && transfer.state() == TransferState.FAILED) {
            watch.failed(transfer.id(), code, detail == null ? "" : detail);
        } else {
            watch.canceled(transfer.id());
        }
    }
}
