package dev.sluice.empty;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** One entity, without which Hibernate would not start at all. */
@Entity
class Thing {

    @Id
    private UUID id = new UUID(0, 0);

    UUID id() {
        return id;
    }
}
