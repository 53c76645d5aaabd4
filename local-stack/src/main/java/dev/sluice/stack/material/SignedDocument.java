package dev.sluice.stack.material;

import java.time.LocalDate;

/**
 * A document in which a customer confirms what a partner did, as the body of an upload.
 *
 * @param statement what the document says, in one line without brackets
 */
public record SignedDocument(String statement, String signedBy, LocalDate signedOn, String products) {

    private static final String BOUNDARY = "signed-document";

    public static String mediaType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    public String body() {
        return part("kind", "PROOF_OF_EXECUTION")
                + part("signedBy", signedBy)
                + part("signedOn", signedOn.toString())
                + part("products", products)
                + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"proof.pdf\"\r\n"
                        .formatted(BOUNDARY)
                + "Content-Type: application/pdf\r\n\r\n%s\r\n--%s--\r\n".formatted(pdf(), BOUNDARY);
    }

    private static String part(String name, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value);
    }

    private String pdf() {
        var text = "BT /F1 11 Tf 40 700 Td (%s) Tj 0 -20 Td (Signed by %s on %s) Tj ET"
                .formatted(statement, signedBy, signedOn);
        return """
                %%PDF-1.4
                1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
                3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 600 800] /Resources <</Font 5 0 R>> >> endobj
                4 0 obj <</Length %d>> stream
                %s
                endstream endobj
                5 0 obj <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> >> endobj
                trailer <</Root 1 0 R>>
                %%%%EOF
                """.formatted(text.length(), text);
    }
}
