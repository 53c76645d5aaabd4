package dev.sluice.attribution.claim.api;

import dev.sluice.attribution.claim.EvidenceEntry;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The parts of an upload. */
public class EvidenceForm {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Set<String> PARTS = Set.of("file", "kind", "signedBy", "signedOn", "products", "sealed");
    private static final int LONGEST_SIGNER = 200;

    @RestForm("file")
    @Nullable
    public FileUpload file;

    @RestForm("kind")
    @Nullable
    public String kind;

    @RestForm("signedBy")
    @Nullable
    public String signedBy;

    @RestForm("signedOn")
    @Nullable
    public String signedOn;

    /** Repeated, or separated by commas or {@code |}. */
    @RestForm("products")
    @Nullable
    public List<String> products;

    @RestForm("sealed")
    @Nullable
    public String sealed;

    /**
     * @param parts names of everything that was sent
     * @throws Refusal 400 with everything that is wrong
     */
    EvidenceEntry entry(Iterable<String> parts) {
        var errors = new ArrayList<Violation>();
        for (var part : parts) {
            if (!PARTS.contains(part)) {
                errors.add(Violation.of("/" + part, "UNKNOWN_FIELD", "is not a part of a proof"));
            }
        }
        if (file == null) {
            errors.add(Violation.of("/file", "REQUIRED", "Send the file."));
        }
        if (kind == null || !NAME.matcher(kind).matches()) {
            errors.add(Violation.of(
                    "/kind", kind == null ? "REQUIRED" : "INVALID_VALUE", "is for example PROOF_OF_EXECUTION"));
        }
        if (signedBy != null && signedBy.length() > LONGEST_SIGNER) {
            errors.add(Violation.of("/signedBy", "INVALID_VALUE", "has at most 200 characters"));
        }
        if (sealed != null && !sealed.equals("true") && !sealed.equals("false")) {
            errors.add(Violation.of("/sealed", "INVALID_VALUE", "is true or false"));
        }
        var named = named();
        if (!named.stream().allMatch(each -> NAME.matcher(each).matches())) {
            errors.add(
                    Violation.of("/products", "INVALID_VALUE", "are products or workloads such as BUSINESS_CENTRAL"));
        }
        var day = day(errors);
        if (!errors.isEmpty()) {
            throw Refusal.malformed(errors);
        }
        return new EvidenceEntry(
                String.valueOf(kind),
                signedBy == null || signedBy.isBlank() ? null : signedBy.strip(),
                day,
                named,
                "true".equals(sealed));
    }

    private List<String> named() {
        return products == null
                ? List.of()
                : products.stream()
                        .flatMap(each -> Pattern.compile("[,|]").splitAsStream(each))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList();
    }

    private @Nullable LocalDate day(List<Violation> errors) {
        try {
            return signedOn == null || signedOn.isBlank() ? null : LocalDate.parse(signedOn.strip());
        } catch (DateTimeException e) {
            errors.add(Violation.of("/signedOn", "INVALID_VALUE", "is a day such as 2026-04-01"));
            return null;
        }
    }
}
