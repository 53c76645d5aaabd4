package dev.sluice.transfer.relationship;

import java.util.UUID;

/** A caller of a verb did not look at the state first. */
final class IllegalTransition extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    IllegalTransition(UUID id, Enum<?> from, Enum<?> to) {
        super("%s cannot go from %s to %s".formatted(id, from, to));
    }
}
