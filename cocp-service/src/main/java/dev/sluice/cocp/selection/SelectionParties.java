package dev.sluice.cocp.selection;

import dev.sluice.cocp.database.Statements;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who sees which selection: the way into lists. */
@ApplicationScoped
class SelectionParties {

    private static final String OWN =
            "(select tenant_id, created, id from selection_party where tenant_id = ? and role = ?)";

    /** Operators take part in none and see all. Takes the same parameters. */
    private static final String ALL =
            "(select ?::uuid as tenant_id, opened_at as created, id from selection where ?::text is not null)";

    private final Statements statements;

    SelectionParties(Statements statements) {
        this.statements = statements;
    }

    void add(Selection selection, UUID tenant, Party role) {
        statements.update(
                "insert into selection_party (tenant_id, role, created, id) values (?, ?, ?, ?)",
                tenant,
                role,
                selection.openedAt(),
                selection.id());
    }

    /** @param state by the clock, whether or not that was noticed; every state when absent */
    Page<UUID> list(Caller caller, @Nullable SelectionState state, Instant now, PageRequest page) {
        var after = page.after();
        var rows = statements.query(
                """
                select p.created, p.id from %s as p join selection s on s.id = p.id
                where (p.created, p.id) > (?, ?)
                    and (?::text is null or ? = case
                        when s.state in ('CHOSEN', 'CLOSED') then s.state
                        when s.decide_by <= ? then 'CLOSED'
                        when s.quotations_due_at <= ? then 'EVALUATION'
                        else s.state end)
                order by p.created, p.id limit ?
                """.formatted(caller.isOperator() ? ALL : OWN),
                row -> new Position(row.instant("created"), row.uuid("id")),
                caller.tenant(),
                caller.type().name(),
                after.created(),
                after.id(),
                state,
                state,
                now,
                now,
                page.pageSize() + 1);
        return Page.of(rows, page, position -> position).map(Position::id);
    }
}
