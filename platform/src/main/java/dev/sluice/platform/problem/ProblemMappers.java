package dev.sluice.platform.problem;

import dev.sluice.platform.correlation.RequestFlow;
import io.quarkus.logging.Log;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one table from what can go wrong to what the client sees. */
public class ProblemMappers {

    private static final Duration SOON = Duration.ofSeconds(2);

    @Inject
    Instance<ConstraintNames> constraints;

    @Inject
    RequestFlow flow;

    @Inject
    ProblemCatalogue catalogue;

    @ServerExceptionMapper
    public RestResponse<Problem> refused(Refusal refusal, UriInfo uri) {
        Log.debugf("refused %s %s", refusal.kind(), refusal.getMessage());
        var answer = answer(
                refusal.kind().status(),
                refusal.kind().title(),
                refusal.code(),
                refusal.detail(),
                refusal.errors(),
                refusal.members(),
                uri);
        if (refusal.kind() == Refusal.Kind.UNAVAILABLE || refusal.kind() == Refusal.Kind.TOO_MANY) {
            answer.getHeaders()
                    .putSingle(
                            HttpHeaders.RETRY_AFTER,
                            refusal.after().orElse(SOON).toSeconds());
        }
        return answer;
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<Problem> unauthenticated(Exception e, UriInfo uri) {
        var answer = answer(
                401,
                Refusal.Kind.UNAUTHENTICATED.title(),
                "UNAUTHENTICATED",
                "A valid bearer token is needed.",
                List.of(),
                Map.of(),
                uri);
        answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return answer;
    }

    /** Without the issuer's keys nobody's token can be told from a forged one: no fault of the caller. */
    @ServerExceptionMapper
    public RestResponse<Problem> withoutIssuer(OIDCException e, UriInfo uri) {
        Log.warnf("issuer not available: %s", e.getMessage());
        return refused(
                new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "UNAVAILABLE",
                        "The service cannot reach the issuer of tokens just now. Ask again under the same Idempotency-Key.",
                        List.of()),
                uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException e, UriInfo uri) {
        return refused(Refusal.forbidden("FORBIDDEN", "Your roles do not allow this."), uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> parameters(ConstraintViolationException e, UriInfo uri) {
        return refused(
                Refusal.malformed(e.getConstraintViolations().stream()
                        .map(Shape::violation)
                        .toList()),
                uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> http(WebApplicationException e, UriInfo uri) {
        var status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e, uri);
        }
        var code = switch (status) {
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 406 -> "NOT_ACCEPTABLE";
            case 413 -> "PAYLOAD_TOO_LARGE";
            case 415 -> "UNSUPPORTED_MEDIA_TYPE";
            default -> "MALFORMED";
        };
        var detail = switch (status) {
            case 404 -> "Nothing is known at this address.";
            case 405 -> "This address does not answer that method.";
            case 406 -> "No offered media type is acceptable to you.";
            case 413 -> "The request is too large.";
            case 415 -> "The request's media type is not read here.";
            default -> "The request is not well formed.";
        };
        var answer = answer(
                status, e.getResponse().getStatusInfo().getReasonPhrase(), code, detail, List.of(), Map.of(), uri);
        var allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, allow);
        }
        return answer;
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unexpected(Throwable e, UriInfo uri) {
        var causes = DatabaseFaults.causes(e).toList();
        if (causes.stream().anyMatch(OptimisticLockException.class::isInstance)) {
            return refused(
                    Refusal.conflict(
                            "CHANGED_MEANWHILE", "Someone else changed this at the same moment. Read it again."),
                    uri);
        }
        var database = causes.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
        var conflict = database.flatMap(this::conflict);
        if (conflict.isPresent()) {
            return refused(conflict.get(), uri);
        }
        if (database.filter(DatabaseFaults::isPassing).isPresent()) {
            Log.warnf("database not available: %s", database.get().getMessage());
            return refused(
                    new Refusal(
                            Refusal.Kind.UNAVAILABLE,
                            "UNAVAILABLE",
                            "The service cannot reach its database just now. Ask again under the same Idempotency-Key.",
                            List.of()),
                    uri);
        }
        if (database.filter(DatabaseFaults::isValueOutOfRange).isPresent()) {
            Log.warnf(
                    "a value that the database cannot hold: %s", database.get().getMessage());
            return refused(Refusal.malformed("", "INVALID_VALUE", "A value is out of range."), uri);
        }
        Log.error("unexpected failure", e);
        return answer(
                500,
                "Internal error",
                "INTERNAL_ERROR",
                "Something went wrong here; the trace id names the entry in our log.",
                List.of(),
                Map.of(),
                uri);
    }

    private Optional<Refusal> conflict(SQLException e) {
        if (DatabaseFaults.isRace(e)) {
            return Optional.of(Refusal.conflict(
                    "CHANGED_MEANWHILE", "Someone else changed this at the same moment. Read it again."));
        }
        return DatabaseFaults.violatedConstraint(e)
                .flatMap(name -> constraints.stream()
                        .flatMap(table -> Stream.ofNullable(table.conflicts().get(name)))
                        .findFirst())
                .map(code -> Refusal.conflict(code, "Another request was faster."));
    }

    private RestResponse<Problem> answer(
            int status,
            String title,
            String code,
            String detail,
            List<Violation> errors,
            Map<String, Object> members,
            @Nullable UriInfo uri) {
        var instance = uri == null ? null : uri.getRequestUri().getPath();
        var problem = new Problem(
                Problem.typeOf(code),
                title,
                status,
                detail,
                instance,
                code,
                flow.current().correlationId(),
                catalogue.explained(code, detail, errors),
                members);
        return RestResponse.ResponseBuilder.<Problem>create(status)
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
