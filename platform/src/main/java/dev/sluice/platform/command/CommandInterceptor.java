package dev.sluice.platform.command;

import dev.sluice.platform.admission.DatabasePlaces;
import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.platform.idempotency.Idempotency;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.RequestBody;
import dev.sluice.platform.tenancy.Callers;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** See {@link Command}. */
@Command
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class CommandInterceptor {

    private final TransactionManager transactions;
    private final EntityManager entities;
    private final Idempotency idempotency;
    private final Callers callers;
    private final ContainerRequestContext request;
    private final DatabasePlaces places;
    private final RequestBody bodies;

    CommandInterceptor(
            TransactionManager transactions,
            EntityManager entities,
            Idempotency idempotency,
            Callers callers,
            ContainerRequestContext request,
            DatabasePlaces places,
            RequestBody bodies) {
        this.transactions = transactions;
        this.entities = entities;
        this.idempotency = idempotency;
        this.callers = callers;
        this.request = request;
        this.places = places;
        this.bodies = bodies;
    }

    @AroundInvoke
    @Nullable
    Object run(InvocationContext invocation) throws Exception {
        bodies.expectNothing(); // what the method has not read by now, it does not take
        places.enter();
        try {
            return inTransaction(invocation);
        } finally {
            places.leave();
        }
    }

    private @Nullable Object inTransaction(InvocationContext invocation) throws Exception {
        transactions.begin();
        try {
            var isDryRun = isDryRun();
            var answer = isDryRun ? dryRun(invocation) : realRun(invocation);
            if (isDryRun) {
                transactions.rollback();
            } else if (transactions.getStatus() != Status.STATUS_ACTIVE) {
                throw takenBack();
            } else {
                FailPoint.reached("command.before-commit");
                transactions.commit();
                FailPoint.reached("command.after-commit");
            }
            return answer;
        } catch (Exception | Error e) {
            if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transactions.rollback();
            }
            throw e;
        }
    }

    /** Out of time, and what it did is lost: never answer as if it had happened. */
    private static Refusal takenBack() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "UNAVAILABLE",
                "This took too long and was taken back. Ask again under the same Idempotency-Key.",
                List.of());
    }

    private boolean isDryRun() {
        return DryRun.isWanted(request.getUriInfo().getQueryParameters().getFirst(DryRun.PARAMETER));
    }

    private @Nullable Object realRun(InvocationContext invocation) throws Exception {
        var key = key();
        if (key.isEmpty()) {
            return invocation.proceed();
        }
        idempotency.begin(key.get());
        var answer = invocation.proceed();
        idempotency.keep(key.get(), answer);
        return answer;
    }

    /** Constraints are asked as well: what the real run would meet at commit is met here. */
    private @Nullable Object dryRun(InvocationContext invocation) throws Exception {
        var answer = invocation.proceed();
        entities.flush();
        return answer instanceof RestResponse<?> response
                        && (response.getStatus() == 201 || response.getStatus() == 202)
                ? RestResponse.ok(response.getEntity())
                : answer;
    }

    private Optional<Idempotency.Key> key() {
        var header = request.getHeaderString("Idempotency-Key");
        if (header == null || !request.getMethod().equals("POST")) {
            return Optional.empty();
        }
        var body = request.getProperty(RequestBody.BYTES) instanceof byte[] bytes ? bytes : new byte[0];
        return Optional.of(Idempotency.Key.of(
                callers.current(),
                header,
                request.getMethod(),
                request.getUriInfo().getRequestUri().getPath(),
                body));
    }
}
