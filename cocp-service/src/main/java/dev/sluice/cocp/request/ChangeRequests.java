package dev.sluice.cocp.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ChangeRequests implements PanacheRepositoryBase<ChangeRequest, UUID> {

    private static final String WITH_ITEMS = "select distinct r from ChangeRequest r left join fetch r.items ";

    Optional<ChangeRequest> withItems(UUID id) {
        return list(WITH_ITEMS + "where r.id = ?1", id).stream().findFirst();
    }

    List<ChangeRequest> withItems(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list(WITH_ITEMS + "where r.id in ?1 order by r.initiatedAt, r.id", ids);
    }

    /**
     * Requests with open licences whose old partner is known by one of these PCNs alone, in one order for all who lock them. Whoever
     * registers later has no part in what is over.
     */
    List<UUID> namingUnregistered(Collection<String> pcns) {
        return pcns.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createQuery("""
                                select distinct i.request.id from ChangeItem i
                                where i.oldPartnerPcn in ?1 and i.oldPartnerTenantId is null and i.state in ?2
                                order by i.request.id
                                """, UUID.class)
                        .setParameter(1, pcns)
                        .setParameter(2, ItemState.open())
                        .getResultList();
    }

    /** Nobody else acts on it until this transaction ends; only then is it read. */
    Optional<ChangeRequest> lock(UUID id) {
        return lock(id, "for update") ? withItems(id) : Optional.empty();
    }

    /** False when somebody else holds it, or it is gone. */
    boolean lockUnlessHeld(UUID id) {
        return lock(id, "for no key update skip locked");
    }

    private boolean lock(UUID id, String how) {
        return !getEntityManager()
                .createNativeQuery("select id from change_request where id = ?1 " + how, UUID.class)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }
}
