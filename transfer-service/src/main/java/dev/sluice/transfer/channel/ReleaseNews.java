package dev.sluice.transfer.channel;

import dev.sluice.transfer.channel.ReleaseRequests.ReleaseRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of requests for release, to the parties of the renewal and to the one who asks. */
@ApplicationScoped
class ReleaseNews {

    private final TransferNews news;

    ReleaseNews(TransferNews news) {
        this.news = news;
    }

    void requested(ChannelTransfer transfer, ReleaseRequest asked, Instant now) {
        tell(transfer, new TransferEvent.ReleaseRequested(facts(transfer, asked)), asked, now);
    }

    void granted(ChannelTransfer transfer, ReleaseRequest asked, Instant until, Instant now) {
        tell(transfer, new TransferEvent.ReleaseGranted(facts(transfer, asked), until), asked, now);
    }

    void refused(ChannelTransfer transfer, ReleaseRequest asked, Instant now) {
        tell(transfer, new TransferEvent.ReleaseRefused(facts(transfer, asked), ReleaseState.REFUSED), asked, now);
    }

    /** The renewal was over before the holder answered. */
    void lapsed(ChannelTransfer transfer, ReleaseRequest asked, Instant now) {
        tell(transfer, new TransferEvent.ReleaseRefused(facts(transfer, asked), ReleaseState.LAPSED), asked, now);
    }

    private void tell(ChannelTransfer transfer, TransferEvent event, ReleaseRequest asked, Instant now) {
        var audience = Stream.concat(
                        transfer.parties().stream(), Stream.of(asked.requester().tenantId()))
                .collect(Collectors.toUnmodifiableSet());
        news.tell(transfer, event, audience, now);
    }

    private static TransferEvent.ReleaseFacts facts(ChannelTransfer transfer, ReleaseRequest asked) {
        return new TransferEvent.ReleaseFacts(
                asked.id(),
                transfer.id(),
                transfer.eaSubscriptionId(),
                transfer.agreementId(),
                transfer.customerTenantId(),
                asked.requester(),
                asked.requestedAt());
    }
}
