package dev.sluice.transfer.batch;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Each kind of items by its name. */
@ApplicationScoped
class ItemKinds {

    private final Map<Kind, ItemKind<?>> kinds;

    ItemKinds(@All List<ItemKind<?>> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(ItemKind::kind, Function.identity()));
    }

    ItemKind<?> of(Kind kind) {
        return Objects.requireNonNull(kinds.get(kind), kind.name());
    }
}
