package dev.sluice.cocp.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import org.jspecify.annotations.Nullable;

/**
 * The whole public state of an agreement, after each change of it.
 *
 * @param partnerDecidedBy who decided the partner of record, or that there is none
 * @param changeInProgress said when the state is told again, for copies that find no events of the change any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgreementChanged(
        @JsonUnwrapped Agreement agreement,
        DecidedBy partnerDecidedBy,
        @Nullable ChangeInProgress changeInProgress) implements Event {

    enum DecidedBy {
        REGISTRY,
        CHANGE
    }

    static final String TOPIC = "cocp.agreement-state.v1";

    static AgreementChanged of(Agreement agreement, @Nullable ChangeInProgress change) {
        return new AgreementChanged(
                agreement, agreement.partnerOwned() ? DecidedBy.CHANGE : DecidedBy.REGISTRY, change);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "agreement.changed.v1";
    }
}
