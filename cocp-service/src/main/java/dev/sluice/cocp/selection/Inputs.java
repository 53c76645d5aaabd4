package dev.sluice.cocp.selection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that a comparison is made of. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Inputs(
        String method,
        List<Criterion> criteria,
        int termMonths,
        @Nullable Integer ordersPerYear,
        SortedMap<UUID, Offer> offers) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static Inputs of(Selection selection, List<Invitation.Quotation> quoted) {
        var offers = new TreeMap<UUID, Offer>();
        quoted.forEach(each -> offers.put(each.partner().tenantId(), each.offer()));
        return new Inputs(
                ComparisonPolicy.METHOD,
                selection.search().criteria(),
                selection.search().termMonths(),
                selection.search().ordersPerYear(),
                offers);
    }

    /** SHA-256 of them as JSON, in hexadecimal digits. */
    String digest() {
        try {
            var text = JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
