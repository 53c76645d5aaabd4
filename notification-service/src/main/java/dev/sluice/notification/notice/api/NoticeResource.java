package dev.sluice.notification.notice.api;

import dev.sluice.notification.language.Language;
import dev.sluice.notification.notice.NoticeDesk;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the caller is told in the product. */
@Path("/v1/notices")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("*")
public class NoticeResource {

    private final NoticeDesk desk;
    private final Callers callers;

    NoticeResource(NoticeDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** Newest first; {@code unread=true} leaves out what the caller has read. */
    @GET
    public Page<NoticeView> list(
            @Schema(type = SchemaType.BOOLEAN) @QueryParam("unread") @Nullable String unread,
            @BeanParam PageRequest page,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        return desk.page(callers.current(), isTrue(unread), language(accepted), page)
                .map(NoticeView::of);
    }

    @POST
    @Command
    @Path("{id}/read")
    public NoticeView read(UUID id, @HeaderParam("Accept-Language") @Nullable String accepted) {
        return NoticeView.of(desk.read(callers.current(), id, language(accepted)));
    }

    /** The first one that is wanted; what a person wants of its mails is another matter. */
    private static Language language(@Nullable String accepted) {
        try {
            var wanted = accepted == null ? List.<Locale.LanguageRange>of() : Locale.LanguageRange.parse(accepted);
            return Language.of(wanted.isEmpty() ? null : wanted.getFirst().getRange());
        } catch (IllegalArgumentException e) {
            return Language.ENGLISH;
        }
    }

    private static boolean isTrue(@Nullable String unread) {
        if (unread == null || unread.equals("false")) {
            return false;
        }
        if (unread.equals("true")) {
            return true;
        }
        throw Refusal.malformed("unread", "INVALID_VALUE", "is true or false");
    }
}
