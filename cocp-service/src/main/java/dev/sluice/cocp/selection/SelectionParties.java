package dev.sluice.cocp.selection;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who sees which selection: the way into lists. */
@ApplicationScoped
class SelectionParties {

    /** Operators take part in none and see all: as if all of them were one tenant. */
    static final UUID OPERATORS = new UUID(0, 0);

    private final Sql sql;

    SelectionParties(Sql sql) {
        this.sql = sql;
    }

    void add(Selection selection, UUID tenant, Party role) {
        sql.run(
                "insert into selection_party (tenant_id, role, created, id, state) values (?, ?, ?, ?, ?)",
                tenant,
                role,
                selection.openedAt(),
                selection.id(),
                selection.state());
    }

    /** After each act. */
    void follow(Selection selection) {
        sql.run(
                "update selection_party set state = ? where id = ? and state <> ?",
                selection.state(),
                selection.id(),
                selection.state());
    }

    /** @param state by the clock, whether or not that was noticed; every state when absent */
    Page<UUID> list(Caller caller, @Nullable SelectionState state, Instant now, PageRequest page) {
        var after = page.after();
        var rows = sql.list(
                reading(row -> new Position(row.instant("created"), row.uuid("id"))),
                """
                select p.created, p.id from unnest(?::text[]) as noted (state) cross join lateral (
                    select p.created, p.id from selection_party p join selection s on s.id = p.id
                    where p.tenant_id = ? and p.role = ? and p.state = noted.state and (p.created, p.id) > (?, ?)
                        and (?::text is null or ? = case
                            when s.state in ('CHOSEN', 'CLOSED') then s.state
                            when s.decide_by <= ? then 'CLOSED'
                            when s.quotations_due_at <= ? then 'EVALUATION'
                            else s.state end)
                    order by p.created, p.id limit ?) as p
                order by p.created, p.id limit ?
                """,
                noted(state),
                caller.isOperator() ? OPERATORS : caller.tenant(),
                caller.type(),
                after.created(),
                after.id(),
                state,
                state,
                now,
                now,
                page.pageSize() + 1,
                page.pageSize() + 1);
        return Page.of(rows, page, position -> position).map(Position::id);
    }

    /** In which states it may be noted while it is in this one by the clock. */
    private static Set<SelectionState> noted(@Nullable SelectionState state) {
        return switch (state) {
            case null -> EnumSet.allOf(SelectionState.class);
            case OPEN -> EnumSet.of(SelectionState.OPEN);
            case EVALUATION -> EnumSet.of(SelectionState.OPEN, SelectionState.EVALUATION);
            case CHOSEN -> EnumSet.of(SelectionState.CHOSEN);
            case CLOSED -> EnumSet.of(SelectionState.OPEN, SelectionState.EVALUATION, SelectionState.CLOSED);
        };
    }
}
