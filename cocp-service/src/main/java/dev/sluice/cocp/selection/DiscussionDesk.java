package dev.sluice.cocp.selection;

import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what customer and adviser discuss; no partner ever sees it. */
@ApplicationScoped
@Transactional
public class DiscussionDesk {

    private final Acts acts;

    DiscussionDesk(Acts acts) {
        this.acts = acts;
    }

    /** The notes as they stand. */
    public record DiscussionView(String notes, Instant writtenAt, long version) implements Versioned {

        private static DiscussionView of(Selection.Notes notes) {
            return new DiscussionView(notes.notes(), notes.writtenAt(), notes.version());
        }
    }

    public DiscussionView put(Caller caller, UUID id, String notes, @Nullable IfMatch ifMatch) {
        var act = acts.begin(caller, id);
        var selection = act.selection();
        selection
                .notes()
                .ifPresentOrElse(
                        before -> IfMatch.require(ifMatch, before.version()), () -> IfMatch.requireNone(ifMatch));
        selection.discuss(notes, act.now());
        acts.finish(act, "note_discussion", null, List.of());
        return DiscussionView.of(selection.notes().orElseThrow());
    }

    public DiscussionView get(Caller caller, UUID id) {
        return acts.visible(caller, id)
                .notes()
                .map(DiscussionView::of)
                .orElseThrow(() -> Refusal.unknown("discussion of selection", id));
    }
}
