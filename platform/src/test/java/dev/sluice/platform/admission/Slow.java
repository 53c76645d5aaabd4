package dev.sluice.platform.admission;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.tenancy.Allow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Something that answers when the test says so. */
@Path("/v1/slow")
@RunOnVirtualThread
@Allow("*")
public class Slow {

    static volatile CountDownLatch end = new CountDownLatch(0);
    static final Semaphore INSIDE = new Semaphore(0);

    @GET
    public String read() throws InterruptedException {
        INSIDE.release();
        end.await();
        return "read";
    }

    @GET
    @Path("/failure")
    public String fail() {
        throw new IllegalStateException("on purpose");
    }

    @POST
    @Command
    public String write() {
        return "written";
    }
}
