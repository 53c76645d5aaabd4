package dev.sluice.platform.imports;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.RequestBody;
import dev.sluice.platform.problem.SlowBody;
import dev.sluice.platform.problem.Violation;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@link CsvBody} whole, and its rows with every fault of every row. */
@Provider
@Consumes("text/csv")
public class CsvBodies implements MessageBodyReader<CsvBody> {

    private static final int LARGEST = 16 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RequestBody bodies;
    private final Instance<ContainerRequestContext> request;

    CsvBodies(RequestBody bodies, Instance<ContainerRequestContext> request) {
        this.bodies = bodies;
        this.request = request;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == CsvBody.class;
    }

    @Override
    public CsvBody readFrom(
            Class<CsvBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        var bytes = bytes(stream);
        request.get().setProperty(RequestBody.BYTES, bytes);
        return new CsvBody(bytes);
    }

    private static byte[] bytes(InputStream stream) {
        try {
            return new SlowBody(LARGEST, PATIENCE, System::nanoTime).read(stream);
        } catch (IOException e) {
            throw Refusal.malformed("", "MALFORMED", "The body ended before it was whole.");
        }
    }

    /** @throws Refusal 400 with every fault; row 1 is the first after the header */
    public <R extends Record> List<R> rows(CsvBody body, Class<R> row) {
        return rows(texts(body, row, CsvMapping.NONE), row);
    }

    /**
     * The rows as JSON, each of them still to be read; for whoever keeps them as they came.
     *
     * @throws Refusal 400 when it is no CSV, or its columns are others
     */
    public List<String> texts(CsvBody body, Class<? extends Record> row, CsvMapping mapping) {
        var texts = new ArrayList<String>();
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            new CsvRows(Columns.of(row), mapping)
                    .read(new InputStreamReader(new ByteArrayInputStream(body.bytes()), decoder), texts::add);
        } catch (CharacterCodingException e) {
            throw Refusal.malformed("", "MALFORMED", "The body is not UTF-8.");
        } catch (IOException e) {
            throw Refusal.malformed("", "MALFORMED", "The body cannot be read.");
        }
        return texts;
    }

    private <R extends Record> List<R> rows(List<String> texts, Class<R> row) {
        var read = new ArrayList<R>();
        var faults = new ArrayList<Violation>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                read.add(bodies.read(texts.get(i).getBytes(StandardCharsets.UTF_8), row));
            } catch (Refusal misshapen) {
                for (var fault : misshapen.errors()) {
                    faults.add(Violation.of(
                            "/rows/%d%s".formatted(i + 1, fault.pointer()), fault.code(), fault.message()));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
        return List.copyOf(read);
    }
}
