package dev.sluice.notification.change;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts as texts say them. What is not known is an empty text. */
public record Words(
        String customer,
        String newPartner,
        String licenses,
        String effectiveDay,
        String acceptBy,
        String proposedDate,
        String dueAt) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** @param names of tenants, as far as they have arrived */
    public static Words of(Facts facts, Map<UUID, String> names) {
        return new Words(
                oneLine(names.getOrDefault(facts.customerTenantId(), "Customer " + facts.customerTenantId())),
                oneLine(facts.newPartner()),
                String.join(", ", facts.licenses()),
                facts.effectiveDay() == null ? "" : DAY.format(facts.effectiveDay()),
                minute(facts.acceptBy()),
                facts.proposedDate() == null ? "" : DAY.format(facts.proposedDate()),
                minute(facts.dueAt()));
    }

    private static String minute(@Nullable Instant instant) {
        return instant == null ? "" : MINUTE.format(instant);
    }

    /** A name goes into a mail's subject: it must not begin another header. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
