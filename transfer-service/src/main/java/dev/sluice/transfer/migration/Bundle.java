package dev.sluice.transfer.migration;

import java.util.List;
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

    Bundle full() {
        return new Bundle(base.full(), addOns.stream().map(Member::full).toList());
    }
}
