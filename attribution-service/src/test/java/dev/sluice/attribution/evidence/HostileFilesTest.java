package dev.sluice.attribution.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import dev.sluice.attribution.evidence.Readings.Reading;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Reading a document")
class HostileFilesTest {

    static final Duration MOST = Duration.ofSeconds(5);
    static final Duration OVERHEAD = Duration.ofSeconds(3);
    static final long FEW_BYTES = 16L * 1024 * 1024;

    final EvidenceConfig config = new SmallRyeConfigBuilder()
            .withMapping(EvidenceConfig.class)
            .withDefaultValue("sluice.attribution.evidence.max-reading", MOST.toString())
            .build()
            .getConfigMapping(EvidenceConfig.class);
    final PackedDocument packed = new PackedDocument(config);
    final Readings readings = new Readings(config, packed);

    @TempDir
    Path files;

    static Stream<Arguments> hostile() throws IOException {
        return Stream.of(
                arguments("an object stream that inflates", EvidenceType.PDF, HostileFiles.objectStream()),
                arguments("an array of filters", EvidenceType.PDF, HostileFiles.arrayOfFilters()),
                arguments("an array of contents", EvidenceType.PDF, HostileFiles.arrayOfContents()),
                arguments("text without end", EvidenceType.PDF, HostileFiles.endlessText()),
                arguments("an object within millions", EvidenceType.PDF, HostileFiles.deepObject()),
                arguments("millions of objects", EvidenceType.PDF, HostileFiles.manyObjects()),
                arguments("markup that is never closed", EvidenceType.DOCX, HostileFiles.openMarkup()),
                arguments("markup within millions", EvidenceType.DOCX, HostileFiles.deepMarkup()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void takes_neither_time_nor_memory_of_this_process(String what, EvidenceType type, byte[] content)
            throws IOException {
        var file = Files.write(files.resolve("hostile"), content);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var allocated = threads.getCurrentThreadAllocatedBytes();
        var begun = System.nanoTime();

        var reading = readings.read(file, type);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(MOST.plus(OVERHEAD));
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(FEW_BYTES);
        assertThat(reading.text().map(String::length).orElse(0)).isLessThanOrEqualTo(config.maxCharacters());
    }

    @Test
    void says_that_a_document_which_needs_too_much_memory_was_not_read() throws IOException {
        assertThat(read("many.pdf", EvidenceType.PDF, HostileFiles.manyObjects()))
                .satisfies(reading -> assertThat(reading.text()).isEmpty())
                .extracting(Reading::findings)
                .asString()
                .contains("POE_NOT_READ");
    }

    @Test
    void looks_at_nothing_outside_the_file() throws IOException {
        var text = read("entities.docx", EvidenceType.DOCX, HostileFiles.entities())
                .text();

        assertThat(text.orElse("")).doesNotContain("root").doesNotContain("aaaa");
    }

    @Test
    void gives_the_words_of_a_document_in_word_whatever_its_main_part_is_called() throws IOException {
        var main =
                "<w:document><w:p><w:t>A &amp; B</w:t></w:p><w:p><w:t>Teams</w:t><w:tab/><w:t>1 &lt; 2</w:t></w:p></w:document>";
        var file = Files.write(files.resolve("a.docx"), HostileFiles.docx("word/document2.xml", main));

        assertThat(packed.isWordDocument(file)).isTrue();
        assertThat(readings.read(file, EvidenceType.DOCX).text()).hasValue("A & B Teams 1 < 2 ");
    }

    private Reading read(String name, EvidenceType type, byte[] content) throws IOException {
        return readings.read(Files.write(files.resolve(name), content), type);
    }
}
