package dev.sluice.notification.sending;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets nothing out to an address that is not allowed. A name is looked up once, and what was found is what is connected to. */
@ApplicationScoped
public class AddressGuard {

    private static final Duration LOOK_UP = Duration.ofSeconds(5);
    private static final Executor THREADS = Thread::startVirtualThread;

    private final NameResolver resolver;
    private final AddressPolicy policy;

    AddressGuard(NameResolver resolver, WebhooksConfig config) {
        this.resolver = resolver;
        this.policy = new AddressPolicy(config.allowedNetworks().orElse(List.of()).stream()
                .map(Network::of)
                .toList());
    }

    void start(@Observes StartupEvent event) {
        Log.infof("webhooks may be sent to public addresses and to %s", policy.allowed());
    }

    /** @throws AddressRefused when an endpoint may not have this address, or its name cannot be looked up */
    public void check(String url) {
        try {
            admit(WebhookUrl.parse(url), LOOK_UP);
        } catch (UnknownHostException e) {
            throw new AddressRefused("the host does not resolve");
        }
    }

    /** The address to connect to. */
    InetAddress admit(WebhookUrl url, Duration patience) throws UnknownHostException {
        var literal = url.literal();
        var answers = literal != null ? List.of(literal) : lookedUp(url.host(), patience);
        var objections = policy.objections(url.secure(), answers);
        if (!objections.isEmpty()) {
            throw new AddressRefused(String.join("; ", objections));
        }
        return answers.getFirst();
    }

    /** A look-up cannot be interrupted, so it is left behind when it takes too long. */
    private List<InetAddress> lookedUp(String host, Duration patience) throws UnknownHostException {
        try {
            return CompletableFuture.supplyAsync(() -> resolve(host), THREADS)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownHostException unknown ? unknown : new UnknownHostException(host);
        } catch (TimeoutException e) {
            throw new UnknownHostException(host + " takes too long to look up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }

    private List<InetAddress> resolve(String host) {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
