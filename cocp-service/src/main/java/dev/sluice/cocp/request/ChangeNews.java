package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.HandoverDesk;
import dev.sluice.cocp.agreement.PartnerOfRecord;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells what happened to a request: as events, on its timeline, and to the agreements that it hands over. */
@ApplicationScoped
class ChangeNews {

    private final Outbox outbox;
    private final Timeline timeline;
    private final ChangeParties parties;
    private final HandoverDesk handovers;

    ChangeNews(Outbox outbox, Timeline timeline, ChangeParties parties, HandoverDesk handovers) {
        this.outbox = outbox;
        this.timeline = timeline;
        this.parties = parties;
        this.handovers = handovers;
    }

    void tell(ChangeRequest request, List<Announcement> news) {
        tell(request, news, Map.of());
    }

    /** @param confidential reasons and comments, for all but the old partner */
    void tell(ChangeRequest request, List<Announcement> news, Map<String, Object> confidential) {
        if (!news.isEmpty()) {
            parties.put(request);
        }
        news.forEach(announcement -> {
            var id = request.id();
            var event = outbox.publish(
                    announcement.event(),
                    new Announced(
                            id.toString(),
                            announcement.sequence(),
                            request.customerTenantId(),
                            announcement.audience(),
                            announcement.at(),
                            id.toString()));
            timeline.add(id, announcement, confidential);
            if (announcement.event() instanceof ChangeEvent.Completed completed) {
                handOver(request, completed, announcement, event);
            }
        });
    }

    private void handOver(
            ChangeRequest request, ChangeEvent.Completed completed, Announcement announcement, UUID cause) {
        var partner = request.newPartner();
        var ofRecord = new PartnerOfRecord(partner.pcn(), partner.tenantId(), completed.effectiveAt());
        Correlation.current().causedBy(cause.toString()).during(() -> {
            completed
                    .facts()
                    .licenses()
                    .forEach(licence ->
                            handovers.handOver(licence.agreementId(), ofRecord, announcement.at(), request.id()));
            return true;
        });
    }
}
