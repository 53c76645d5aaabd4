package dev.sluice.attribution.association;

import dev.sluice.platform.imports.ImportKind;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** {@code associations}: those that operations name, in bulk. A file that comes again changes nothing. */
@ApplicationScoped
class AssociationImport implements ImportKind<NamedEntry> {

    private final NamedDesk desk;

    AssociationImport(NamedDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "associations";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:operations");
    }

    @Override
    public Class<NamedEntry> row() {
        return NamedEntry.class;
    }

    @Override
    public void apply(NamedEntry row, Caller caller) {
        desk.keep(caller, row);
    }
}
