package dev.sluice.platform.command;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * What answers 201 or 202 answers 200 as well: a dry run, and a PUT that replaces. Resources name the first alone, and the document both.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AnswersInDocument implements OASFilter {

    private static final String OK = "200";

    @Override
    public Operation filterOperation(Operation operation) {
        var answers = operation.getResponses();
        if (answers != null && !answers.hasAPIResponse(OK)) {
            List.of("201", "202").stream()
                    .filter(answers::hasAPIResponse)
                    .findFirst()
                    .ifPresent(code -> addOk(answers, code));
        }
        return operation;
    }

    private static void addOk(APIResponses answers, String like) {
        answers.addAPIResponse(
                OK,
                OASFactory.createAPIResponse()
                        .description("OK")
                        .content(answers.getAPIResponse(like).getContent()));
    }
}
