package dev.sluice.transfer.task.api;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.task.Task;
import dev.sluice.transfer.task.TaskState;
import dev.sluice.transfer.task.Tasks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a partner still has to do. */
@Path("/v1/tasks")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("PARTNER:*")
@Tag(name = "Tasks", description = "What a partner still has to do.")
public class TaskResource {

    private final Tasks tasks;
    private final Callers callers;

    TaskResource(Tasks tasks, Callers callers) {
        this.tasks = tasks;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "The caller's tasks, oldest first; each closes when what it asks for was done")
    public Page<Task> list(@QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return tasks.list(callers.current(), QueryText.constant(state, "state", TaskState.class), page);
    }
}
