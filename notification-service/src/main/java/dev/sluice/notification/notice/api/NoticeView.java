package dev.sluice.notification.notice.api;

import dev.sluice.notification.notice.Wording;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice for the person that asks.
 *
 * @param subject what it is about: the id of a change request, an endpoint, an association
 * @param licenseIds of a change of partner; empty for other news
 */
public record NoticeView(
        UUID id,
        String type,
        String subject,
        @Nullable UUID customerTenantId,
        List<String> licenseIds,
        String title,
        String text,
        Instant createdAt,
        boolean read,
        @Nullable Instant readAt) {

    static NoticeView of(Wording.Worded worded) {
        var notice = worded.notice();
        return new NoticeView(
                notice.id(),
                notice.type(),
                notice.subject(),
                notice.customerTenantId().orElse(null),
                notice.licenses(),
                worded.title(),
                worded.text(),
                notice.createdAt(),
                notice.read().isPresent(),
                notice.readAt());
    }
}
