package dev.sluice.stack.mailbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One e-mail as it is kept.
 *
 * @param id its Message-ID: a mail that is sent again after a crash has the same
 */
public record Mail(String id, String at, String from, List<String> to, String subject, String text) {

    static Mail of(MimeMessage message, Instant receivedAt) throws MessagingException, IOException {
        var subject = message.getSubject();
        return new Mail(
                message.getMessageID(),
                receivedAt.toString(),
                String.join(", ", addresses(message.getFrom())),
                addresses(message.getAllRecipients()),
                subject == null ? "" : subject,
                text(message.getContent()));
    }

    private static List<String> addresses(Address[] addresses) {
        return Arrays.stream(addresses).map(Address::toString).toList();
    }

    /** The first part that is text; the others say the same in other formats. */
    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof jakarta.mail.Multipart parts && parts.getCount() > 0) {
            return text(parts.getBodyPart(0).getContent());
        }
        return String.valueOf(content).strip();
    }
}
