package dev.sluice.transfer.migration;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A subscription and those of its add-ons that migrate with it, all or none. */
record Bundle(Member base, List<Member> addOns) {

    Bundle {
        addOns = List.copyOf(addOns);
    }

    /** The subscription itself first. */
    List<Member> members() {
        return Stream.concat(Stream.of(base), addOns.stream()).toList();
    }

    List<String> subscriptionIds() {
        return members().stream().map(Member::currentSubscriptionId).distinct().toList();
    }

    /** Seats of what another one of the same subscription holds stay held by it. */
    Bundle heldBy(Bundle known) {
        var ids = known.members().stream()
                .collect(Collectors.toMap(Member::currentSubscriptionId, Member::id, (first, _) -> first));
        return new Bundle(
                base.as(ids.getOrDefault(base.currentSubscriptionId(), base.id())),
                addOns.stream()
                        .map(addOn -> addOn.as(ids.getOrDefault(addOn.currentSubscriptionId(), addOn.id())))
                        .toList());
    }

    Bundle full() {
        return new Bundle(base.full(), addOns.stream().map(Member::full).toList());
    }
}
