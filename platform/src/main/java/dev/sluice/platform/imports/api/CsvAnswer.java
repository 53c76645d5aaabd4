package dev.sluice.platform.imports.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers of what can be had as JSON and as a CSV; JSON is for whoever does not say. */
public final class CsvAnswer {

    public static final String TYPE = "text/csv";

    private static final MediaType CSV = new MediaType("text", "csv");

    private CsvAnswer() {}

    public static boolean isWanted(Request request) {
        var wanted = request.selectVariant(
                Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, CSV).build());
        return wanted != null && CSV.isCompatible(wanted.getMediaType());
    }

    public static RestResponse<Object> json(Object body) {
        return RestResponse.ResponseBuilder.ok(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /** @param name of the file, without its ending */
    public static RestResponse<Object> file(String name, String content) {
        return RestResponse.ResponseBuilder.<Object>ok(content)
                .type(CSV.withCharset("utf-8"))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(name))
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
