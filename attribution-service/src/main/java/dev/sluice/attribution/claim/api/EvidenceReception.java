package dev.sluice.attribution.claim.api;

import dev.sluice.attribution.claim.Evidence;
import dev.sluice.attribution.claim.EvidenceDesk;
import dev.sluice.attribution.claim.EvidenceEntry;
import dev.sluice.attribution.evidence.EvidenceStore;
import dev.sluice.attribution.evidence.Intake;
import dev.sluice.platform.admission.DatabasePlaces;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.idempotency.Idempotency;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes a proof in: it is looked at and kept outside any transaction, then referred to in one. */
@ApplicationScoped
class EvidenceReception {

    private final EvidenceDesk desk;
    private final Intake intake;
    private final EvidenceStore store;
    private final Idempotency idempotency;
    private final DatabasePlaces places;

    EvidenceReception(
            EvidenceDesk desk, Intake intake, EvidenceStore store, Idempotency idempotency, DatabasePlaces places) {
        this.desk = desk;
        this.intake = intake;
        this.store = store;
        this.idempotency = idempotency;
        this.places = places;
    }

    /** A proof that arrived whole. */
    record Arrived(UUID claim, EvidenceEntry entry, Path file, String name) {}

    /** @param address the path that a key belongs to */
    record KeyOf(String key, String address) {}

    Evidence examine(Caller caller, Arrived arrived) {
        inPlace(() -> {
            desk.requireOpen(caller, arrived.claim());
            return arrived;
        });
        var file = intake.take(arrived.file(), arrived.name());
        return inPlace(() -> desk.examination(caller, arrived.claim())).of(TimeOrderedId.next(), arrived.entry(), file);
    }

    /** The same once more is answered as the first time, whatever became of the claim. */
    RestResponse<?> receive(
            Caller caller, Arrived arrived, Optional<KeyOf> named, Function<Evidence, RestResponse<?>> answer) {
        var key = named.map(given -> key(caller, given, arrived));
        key.ifPresent(given -> inPlace(() -> QuarkusTransaction.requiringNew().call(() -> {
            desk.requireSeen(caller, arrived.claim());
            idempotency.begin(given);
            return given;
        })));
        var evidence = examine(caller, arrived);
        store.put(evidence.id(), arrived.file());
        try {
            return inPlace(() -> QuarkusTransaction.requiringNew().call(() -> referred(caller, evidence, key, answer)));
        } catch (Refusal | Idempotency.Replay certain) {
            store.remove(evidence.id());
            throw certain; // after anything else the commit may stand: what nobody refers to is swept later
        }
    }

    private RestResponse<?> referred(
            Caller caller,
            Evidence evidence,
            Optional<Idempotency.Key> key,
            Function<Evidence, RestResponse<?>> answer) {
        key.ifPresent(idempotency::begin);
        desk.add(caller, evidence);
        var response = answer.apply(evidence);
        key.ifPresent(given -> idempotency.keep(given, response));
        return response;
    }

    private Idempotency.Key key(Caller caller, KeyOf named, Arrived arrived) {
        var what = String.join(
                "\n",
                intake.sha256Of(arrived.file()),
                arrived.name(),
                arrived.entry().toString());
        return Idempotency.Key.of(caller, named.key(), "POST", named.address(), what.getBytes(StandardCharsets.UTF_8));
    }

    private <T> T inPlace(Supplier<T> work) {
        places.enter();
        try {
            return work.get();
        } finally {
            places.leave();
        }
    }
}
