package dev.sluice.platform.imports;

import dev.sluice.platform.problem.ConstraintNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class ParcelConstraints implements ConstraintNames {

    @Override
    public Map<String, String> conflicts() {
        return Map.of("parcel_pkey", "PARCEL_EXISTS");
    }
}
