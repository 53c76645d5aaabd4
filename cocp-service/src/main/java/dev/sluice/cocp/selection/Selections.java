package dev.sluice.cocp.selection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Selections implements PanacheRepositoryBase<Selection, UUID> {

    /** Nobody else acts on it until this transaction ends; only then is it read. */
    Optional<Selection> lock(UUID id) {
        return lock(id, "for update") ? findByIdOptional(id) : Optional.empty();
    }

    /** False when somebody else holds it, or it is gone. */
    boolean lockUnlessHeld(UUID id) {
        return lock(id, "for no key update skip locked");
    }

    List<Selection> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by openedAt, id", ids);
    }

    private boolean lock(UUID id, String how) {
        return !getEntityManager()
                .createNativeQuery("select id from selection where id = ?1 " + how, UUID.class)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }
}
