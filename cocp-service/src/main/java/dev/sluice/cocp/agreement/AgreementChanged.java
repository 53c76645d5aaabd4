package dev.sluice.cocp.agreement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;

/**
 * The whole public state of an agreement, after each change of it.
 *
 * @param partnerDecidedBy who decided the partner of record, or that there is none
 */
record AgreementChanged(@JsonUnwrapped Agreement agreement, DecidedBy partnerDecidedBy) implements Event {

    enum DecidedBy {
        REGISTRY,
        CHANGE
    }

    static final String TOPIC = "cocp.agreement-state.v1";

    static AgreementChanged of(Agreement agreement) {
        return new AgreementChanged(agreement, agreement.partnerOwned() ? DecidedBy.CHANGE : DecidedBy.REGISTRY);
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
