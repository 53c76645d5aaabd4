package dev.sluice.platform.deadlines.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.deadlines.ExpectedDeadlines;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of what falls due, earliest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Agenda(List<DueEntry> items, @Nullable String nextPageToken) {

    public Agenda {
        items = List.copyOf(items);
    }

    /**
     * Something that falls due.
     *
     * @param who the party that is to act
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DueEntry(
            String kind,
            Instant at,
            String who,
            String subjectType,
            String subject,
            String summary,
            @Nullable String link,
            @JsonIgnore UUID id,
            @JsonIgnore @Nullable URI address) {

        static DueEntry of(ExpectedDeadlines.Expected expected, URI base) {
            var link = expected.link();
            return new DueEntry(
                    expected.kind(),
                    expected.at(),
                    expected.who(),
                    expected.subjectType(),
                    expected.subject(),
                    expected.summary(),
                    link,
                    expected.id(),
                    link == null ? null : base.resolve(link.substring(1)));
        }
    }
}
