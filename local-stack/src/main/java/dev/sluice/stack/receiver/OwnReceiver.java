package dev.sluice.stack.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.state.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** One party's receiver, which can be down: nobody listens at its address then. It verifies signatures like the other. */
public final class OwnReceiver implements AutoCloseable {

    private static final String PATH = "/own";

    private final Lines journal;
    private final Clock clock;
    private final int port;
    private Receiver receiver;
    private String secret = "";

    private OwnReceiver(Lines journal, Clock clock, Receiver receiver) {
        this.journal = journal;
        this.clock = clock;
        this.receiver = receiver;
        this.port = receiver.port();
    }

    public static OwnReceiver start(Path journal, Clock clock) throws IOException {
        var lines = new Lines(journal);
        return new OwnReceiver(lines, clock, Receiver.start(0, lines, clock));
    }

    public String url() {
        return "http://127.0.0.1:%d%s".formatted(port, PATH);
    }

    public void trust(String given) {
        secret = given;
        receiver.trust(PATH, secret);
    }

    public void goesDown() {
        receiver.close();
    }

    public void comesBack() throws IOException {
        receiver = Receiver.start(port, journal, clock);
        trust(secret);
    }

    /** In the order in which they came in, as {@link Receipt}s. */
    public List<JsonNode> received() throws IOException {
        return journal.read();
    }

    @Override
    public void close() {
        receiver.close();
    }
}
