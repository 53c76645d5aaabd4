package dev.sluice.transfer.provisioning;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes nothing anywhere and says that it did, at once. Test SKUs of the sandbox make it fail on demand. */
final class BuiltInProvisioner implements Provisioner {

    private static final int ATTEMPTS_THAT_FAIL = 2;

    /** Answers by SKU. */
    private static final Map<String, Function<Provision, Outcome>> FAULTS = Map.of(
            "SANDBOX_FAIL_TWICE",
                    wanted -> wanted.attempt() > ATTEMPTS_THAT_FAIL ? made(wanted) : unavailable("fails twice"),
            "SANDBOX_FAIL_ALWAYS", _ -> unavailable("always fails"),
            "SANDBOX_REFUSE", _ -> new Outcome.Refused("PROVISIONING_REFUSED", "The test SKU is always refused."));

    @Override
    public Outcome provision(Provision wanted) {
        var sku = Stream.concat(
                        Stream.of(wanted.sku()), wanted.addOns().stream().map(Provision.AddOn::sku))
                .filter(FAULTS::containsKey)
                .findFirst()
                .orElse(wanted.sku());
        return FAULTS.getOrDefault(sku, BuiltInProvisioner::made).apply(wanted);
    }

    private static Outcome made(Provision wanted) {
        return new Outcome.Provisioned(wanted.key().toString());
    }

    private static Outcome unavailable(String how) {
        return new Outcome.Unavailable("PROVISIONER_UNAVAILABLE", "The test SKU %s.".formatted(how));
    }
}
