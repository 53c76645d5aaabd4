package dev.sluice.notification.sending;

import dev.sluice.notification.FakeNames;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Answers as a test says; knows no other name but localhost, and asks nobody. */
@Mock
@ApplicationScoped
class TestResolver implements NameResolver {

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        if (host.equals("localhost")) {
            return List.of(InetAddress.ofLiteral("127.0.0.1"));
        }
        var answers = FakeNames.ANSWERS.get(host);
        if (answers == null) {
            throw new UnknownHostException(host);
        }
        return answers.get();
    }
}
