package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/data-protection.md")
class DataProtectionTest {

    private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)$");
    private static final Pattern COLUMN = Pattern.compile("(?m)^\\| `([a-z_]+)\\.([a-z_]+)` \\| ([DCOS]) \\|");
    private static final Pattern TABLE =
            Pattern.compile("create (?:unlogged )?table (?:platform\\.)?([a-z_]+) \\((.*?)\\n\\)", Pattern.DOTALL);
    private static final Pattern ADDED = Pattern.compile("add column ([a-z_]+) ");
    private static final Pattern ALTERED =
            Pattern.compile("alter table (?:platform\\.)?([a-z_]+)\\s(.*?);", Pattern.DOTALL);
    private static final Pattern PERSONAL = Pattern.compile(
            "(.*_)?(email|phone|first_name|last_name|contact_name|contact_title|signed_by|signatory|comment|notes|why|message|reason_description|description|headers"
                    + "|response_head)");
    /** Of things, not of people: what stands beside a record on Kafka, or on a partner's own row. */
    private static final Set<String> OF_THINGS =
            Set.of("outbox.headers", "parked_record.headers", "dead_letter.headers");

    @Test
    void names_columns_that_exist() {
        var documented = documented();

        assertThat(documented).hasSize(5);
        documented.forEach((owner, columns) -> assertThat(columns).as(owner).isSubsetOf(columnsOf(owner)));
    }

    @Test
    void names_every_column_that_looks_personal() {
        documented()
                .forEach((owner, columns) -> assertThat(columnsOf(owner).stream()
                                .filter(column -> PERSONAL.matcher(column.substring(column.indexOf('.') + 1))
                                        .matches())
                                .filter(column -> !OF_THINGS.contains(column)))
                        .as(owner)
                        .isSubsetOf(columns));
    }

    private static Map<String, Set<String>> documented() {
        var text = Repository.text(Repository.ROOT.resolve("docs/data-protection.md"));
        var sections = new HashMap<String, Set<String>>();
        var heads = SECTION.matcher(text).results().toList();
        for (int i = 0; i < heads.size(); i++) {
            var end = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
            var owner = heads.get(i).group(1);
            if (owner.endsWith("-service") || owner.startsWith("Every service")) {
                sections.put(
                        owner,
                        COLUMN.matcher(text.substring(heads.get(i).end(), end))
                                .results()
                                .map(column -> column.group(1) + "." + column.group(2))
                                .collect(Collectors.toSet()));
            }
        }
        return sections;
    }

    private static Set<String> columnsOf(String owner) {
        var folder = owner.startsWith("Every")
                ? "platform/src/main/resources/db/platform"
                : owner + "/src/main/resources/db/migration";
        var columns = new HashSet<String>();
        for (Path file : Repository.files(Repository.ROOT.resolve(folder), ".sql")) {
            var text = Repository.text(file);
            TABLE.matcher(text)
                    .results()
                    .forEach(table ->
                            names(table.group(2)).forEach(column -> columns.add(table.group(1) + "." + column)));
            ALTERED.matcher(text)
                    .results()
                    .forEach(table -> ADDED.matcher(table.group(2))
                            .results()
                            .forEach(column -> columns.add(table.group(1) + "." + column.group(1))));
        }
        assertThat(columns).isNotEmpty();
        return columns;
    }

    private static List<String> names(String body) {
        return body.lines()
                .map(String::strip)
                .filter(line -> line.matches("[a-z_]+ [a-z].*"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
