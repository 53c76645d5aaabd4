package dev.sluice.cocp.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to licences of a request, to be told without betraying one old partner to another.
 *
 * @param projected the effective day to expect, where the act makes one known
 */
record Act(
        ChangeRequest request,
        Collection<ChangeItem> items,
        Actor actor,
        Instant at,
        Function<ChangeItem, @Nullable LocalDate> projected) {

    static Act of(ChangeRequest request, Collection<ChangeItem> items, Actor actor, Instant at) {
        return new Act(request, items, actor, at, _ -> null);
    }

    Act projecting(Function<ChangeItem, @Nullable LocalDate> projection) {
        return new Act(request, items, actor, at, projection);
    }

    /** One event an old partner, with its licences alone; licences without one form a group too. */
    List<Announcement> toAll(Function<ChangeFacts, ChangeEvent> event) {
        var groups = new LinkedHashMap<String, List<ChangeItem>>();
        items.forEach(item -> groups.computeIfAbsent(
                        Objects.requireNonNullElse(item.oldPartnerPcn(), ""), _ -> new ArrayList<>())
                .add(item));
        return groups.values().stream()
                .map(group ->
                        announce(event.apply(facts(group)), group.getFirst().oldPartnerTenantId()))
                .toList();
    }

    /** One event, which no old partner sees. */
    List<Announcement> toCustomerAndNewPartner(Function<ChangeFacts, ChangeEvent> event) {
        return items.isEmpty() ? List.of() : List.of(announce(event.apply(facts(items)), null));
    }

    private Announcement announce(ChangeEvent event, @Nullable UUID oldPartner) {
        var audience = new HashSet<UUID>();
        audience.add(request.customerTenantId());
        audience.add(request.newPartner().tenantId());
        if (oldPartner != null) {
            audience.add(oldPartner);
        }
        return new Announcement(event, request.nextSequence(), audience, actor, at);
    }

    private ChangeFacts facts(Collection<ChangeItem> told) {
        return new ChangeFacts(
                request.id(),
                request.customerTenantId(),
                request.newPartner(),
                told.stream().flatMap(Act::oldPartner).distinct().toList(),
                told.stream().map(this::licence).toList(),
                request.channel(),
                Form.of(told.stream().map(ChangeItem::billing).toList()));
    }

    private static Stream<ChangeFacts.OldPartner> oldPartner(ChangeItem item) {
        var pcn = item.oldPartnerPcn();
        return pcn == null ? Stream.empty() : Stream.of(new ChangeFacts.OldPartner(pcn, item.oldPartnerTenantId()));
    }

    private ChangeFacts.Licence licence(ChangeItem item) {
        return new ChangeFacts.Licence(
                item.licenseId(),
                item.licenseId(),
                item.state(),
                item.oldPartnerPcn(),
                item.oldPartnerTenantId(),
                request.newPartner().pcn(),
                request.newPartner().tenantId(),
                projected.apply(item),
                item.effectiveAt());
    }
}
