package dev.sluice.stack.mailbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sluice.stack.state.Lines;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;

/** An SMTP server that delivers to a file. */
public final class Mailbox implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final GreenMail server;
    private final Lines lines;
    private final Clock clock;
    private final Thread writer;

    private Mailbox(GreenMail server, Lines lines, Clock clock) {
        this.server = server;
        this.lines = lines;
        this.clock = clock;
        this.writer = Thread.ofPlatform().daemon().name("mailbox").unstarted(this::write);
    }

    public static Mailbox start(int port, Lines lines, Clock clock) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        var mailbox = new Mailbox(server, lines, clock);
        mailbox.writer.start();
        return mailbox;
    }

    @Override
    public void close() {
        writer.interrupt();
        server.stop();
    }

    private void write() {
        var written = 0;
        while (!Thread.currentThread().isInterrupted()) {
            if (server.waitForIncomingEmail(LOOK_EVERY_MILLIS, written + 1)) {
                var received = server.getReceivedMessages();
                for (; written < received.length; written++) {
                    keep(received[written]);
                }
            }
        }
    }

    private void keep(jakarta.mail.internet.MimeMessage message) {
        try {
            lines.append(Mail.of(message, clock.instant()));
        } catch (MessagingException | IOException failure) {
            System.err.println("a mail could not be kept: " + failure.getMessage());
        }
    }
}
