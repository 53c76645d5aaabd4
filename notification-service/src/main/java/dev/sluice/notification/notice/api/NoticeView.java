package dev.sluice.notification.notice.api;

import dev.sluice.notification.notice.Wording;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice for the person that asks.
 *
 * @param subject what it is about: the id of a change request
 */
public record NoticeView(
        UUID id,
        String type,
        String subject,
        UUID customerTenantId,
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
                notice.type().eventType(),
                notice.subject(),
                notice.facts().customerTenantId(),
                notice.facts().licenses(),
                worded.title(),
                worded.text(),
                notice.createdAt(),
                notice.read().isPresent(),
                notice.readAt());
    }
}
