package dev.sluice.transfer.handover;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.platform.problem.BodyGuard;
import dev.sluice.platform.tenancy.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/** Who may not ask for a transfer of a model is told that before what is wrong with the request. */
@ApplicationScoped
class RequestGuard implements BodyGuard {

    private final Callers callers;

    RequestGuard(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Class<PartnerTransferEntry> type() {
        return PartnerTransferEntry.class;
    }

    @Override
    public void check(JsonNode body) {
        model(body.path("model")).ifPresent(model -> HandoverChecks.requireRole(callers.current(), model));
    }

    /** Empty where it names none that there is. */
    private static Optional<TransferModel> model(JsonNode said) {
        return said.isMissingNode() || said.isNull()
                ? Optional.of(TransferModel.NEW_COMMERCE)
                : Arrays.stream(TransferModel.values())
                        .filter(model -> model.name().equals(said.textValue()))
                        .findFirst();
    }
}
