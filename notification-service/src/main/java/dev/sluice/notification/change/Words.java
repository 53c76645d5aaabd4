package dev.sluice.notification.change;

import dev.sluice.notification.language.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    private static final String DAY = "d MMMM yyyy";
    private static final String MINUTE = "d MMMM yyyy HH:mm 'UTC'";

    /** @param names of tenants, as far as they have arrived */
    public static Words of(Facts facts, Map<UUID, String> names, Language language) {
        return new Words(
                name(facts.customerTenantId(), names),
                oneLine(facts.newPartner()),
                String.join(", ", facts.licenses()),
                day(facts.effectiveDay(), language),
                minute(facts.acceptBy(), language),
                day(facts.proposedDate(), language),
                minute(facts.dueAt(), language));
    }

    /** As long as it has not arrived, a tenant's name is its id. */
    public static String name(UUID tenant, Map<UUID, String> names) {
        return oneLine(names.getOrDefault(tenant, tenant.toString()));
    }

    public static String day(@Nullable LocalDate day, Language language) {
        return day == null
                ? ""
                : DateTimeFormatter.ofPattern(DAY, language.locale()).format(day);
    }

    public static String minute(@Nullable Instant instant, Language language) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofPattern(MINUTE, language.locale())
                        .withZone(ZoneOffset.UTC)
                        .format(instant);
    }

    /** A name goes into a mail's subject: it must not begin another header. */
    public static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
