package dev.sluice.attribution.evidence;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for the defects for which claims are usually sent back. Pure. */
public final class PreCheck {

    private static final List<DateTimeFormatter> DAYS = Stream.of(
                    "yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "d MMMM yyyy", "MMMM d, yyyy")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))
            .toList();

    private static final Set<String> NO_DESCRIPTION = Set.of("INVOICE", "PRICE_LIST", "OTHER");

    private PreCheck() {}

    /**
     * @param declared products and workloads that it is said to name
     * @param customers words of which one names the customer: its name, its domains
     * @param claimed products and workloads, as {@code BUSINESS_CENTRAL}
     */
    public record Expected(
            String kind,
            List<String> declared,
            @Nullable String signedBy,
            @Nullable LocalDate signedOn,
            LocalDate today,
            List<String> customers,
            List<String> claimed) {

        public Expected {
            declared = List.copyOf(declared);
            customers = List.copyOf(customers);
            claimed = List.copyOf(claimed);
        }
    }

    /** @param text absent when it could not be read; then only what was declared is looked at */
    public static List<Finding> findings(Optional<String> text, Expected expected) {
        var found = new ArrayList<Finding>();
        declared(expected, found);
        if (text.isEmpty()) {
            undeclared(expected, found);
        }
        text.map(PreCheck::plain).ifPresent(read -> {
            var signer = expected.signedBy();
            if (signer != null && !read.contains(plain(signer))) {
                found.add(new Finding(
                        "POE_MISSING_SIGNATURE", "The document does not name who is said to have signed it."));
            }
            var day = expected.signedOn();
            if (day != null && DAYS.stream().noneMatch(format -> read.contains(plain(format.format(day))))) {
                found.add(
                        new Finding("POE_DATE_INVALID", "The document does not bear the day on which it was signed."));
            }
            if (expected.customers().stream().noneMatch(name -> read.contains(plain(name)))) {
                found.add(new Finding(
                        "POE_MISSING_CUSTOMER", "The document names neither the customer nor a domain of it."));
            }
            expected.claimed().stream()
                    .filter(product -> !names(read, product))
                    .forEach(product -> found.add(
                            new Finding("POE_MISSING_PRODUCT", "The document does not name " + words(product) + ".")));
        });
        return List.copyOf(found);
    }

    /** Which of them the text names. */
    public static List<String> named(Optional<String> text, List<String> claimed) {
        var read = text.map(PreCheck::plain).orElse("");
        return claimed.stream().filter(product -> names(read, product)).toList();
    }

    private static void declared(Expected expected, List<Finding> found) {
        if (!isDescription(expected.kind())) {
            found.add(new Finding("POE_MISSING_SERVICE", "A document of this kind does not describe what was done."));
        }
        if (expected.signedBy() == null) {
            found.add(new Finding("POE_MISSING_SIGNATURE", "It is not said who signed it for the customer."));
        }
        var day = expected.signedOn();
        if (day == null
                || day.isAfter(expected.today())
                || day.isBefore(expected.today().minusYears(1))) {
            found.add(new Finding(
                    "POE_DATE_INVALID", "The day of signature is missing, in the future, or more than a year ago."));
        }
    }

    /** Of a document that nobody read, what it is said to name is all that is known. */
    private static void undeclared(Expected expected, List<Finding> found) {
        expected.claimed().stream()
                .filter(product -> !expected.declared().contains(product))
                .forEach(product -> found.add(new Finding(
                        "POE_MISSING_PRODUCT", "It is not said that the document names " + words(product) + ".")));
    }

    /** Documents of this kind say what was done. */
    public static boolean isDescription(String kind) {
        return !NO_DESCRIPTION.contains(kind);
    }

    private static boolean names(String text, String product) {
        return text.contains(plain(words(product)));
    }

    private static String words(String product) {
        return product.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
