package dev.sluice.stack;

import dev.sluice.stack.audit.AuditCommand;
import dev.sluice.stack.bench.BenchCommand;
import dev.sluice.stack.clock.ClockCommand;
import dev.sluice.stack.demo.DemoCommand;
import dev.sluice.stack.events.EventsCommand;
import dev.sluice.stack.events.TraceCommand;
import dev.sluice.stack.issuer.TokenCommand;
import dev.sluice.stack.launch.DoctorCommand;
import dev.sluice.stack.launch.DownCommand;
import dev.sluice.stack.launch.LogsCommand;
import dev.sluice.stack.launch.ResetCommand;
import dev.sluice.stack.launch.StatusCommand;
import dev.sluice.stack.launch.TrainCommand;
import dev.sluice.stack.launch.UpCommand;
import dev.sluice.stack.receiver.InboxCommand;
import dev.sluice.stack.seed.SeedCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. A failure is one line that says what to do, never a stack trace. */
@Command(
        name = "sluice",
        description = "The whole suite on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            TrainCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            DoctorCommand.class,
            TokenCommand.class,
            ClockCommand.class,
            EventsCommand.class,
            InboxCommand.class,
            TraceCommand.class,
            AuditCommand.class,
            SeedCommand.class,
            BenchCommand.class,
        })
public final class Sluice {

    private Sluice() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    public static int run(String... arguments) {
        return new CommandLine(new Sluice())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Sluice::refuse)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(reason(failure));
                    return 1;
                })
                .execute(arguments);
    }

    private static int refuse(CommandLine.ParameterException refusal, String[] arguments) {
        var command = refusal.getCommandLine();
        command.getErr().println(refusal.getMessage());
        command.getErr().println("./sluice " + command.getCommandName() + " --help shows what it takes");
        return 2;
    }

    private static String reason(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
