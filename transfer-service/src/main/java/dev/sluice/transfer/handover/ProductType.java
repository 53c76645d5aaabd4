package dev.sluice.transfer.handover;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a target may ask for, in the vendor's spelling; read without regard to case. Only online services can be handed over here. */
public enum ProductType {
    ONLINE_SERVICES("OnlineServicesNCE", null),
    AZURE_SUBSCRIPTION("AzureSubscription", "900139"),
    AZURE_RESERVATION("AzureReservation", "900145"),
    AZURE_SAVINGS_PLAN("AzureSavingsPlan", "900145"),
    SOFTWARE("Software", "900146"),
    SAAS("SaaS", "900146");

    static final String PATTERN =
            "(?i)OnlineServicesNCE|AzureSubscription|AzureReservation|AzureSavingsPlan|Software|SaaS";

    private final String spelling;
    private final @Nullable String realCode;

    ProductType(String spelling, @Nullable String realCode) {
        this.spelling = spelling;
        this.realCode = realCode;
    }

    @JsonValue
    public String spelling() {
        return spelling;
    }

    /** The vendor's number for a transfer that asks for nothing else; absent where it can be handed over. */
    @Nullable
    String realCode() {
        return realCode;
    }

    /** @param text of {@link #PATTERN} */
    static ProductType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.spelling.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no product type: " + text));
    }
}
