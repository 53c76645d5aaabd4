package dev.sluice.stack.issuer;

import dev.sluice.stack.Root;
import dev.sluice.stack.state.StateFolder;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a bearer token. Starts often, so it loads little. */
@Command(name = "token", description = "Print a bearer token, valid 12 hours, as the last line.")
public final class TokenCommand implements Callable<Integer> {

    @Option(names = "--tenant-type", required = true, description = "${COMPLETION-CANDIDATES}")
    private TenantType tenantType = TenantType.OPERATOR;

    @Option(names = "--tenant", description = "the tenant's UUID; may be left out for an operator")
    private @Nullable String tenant;

    @Option(names = "--role", required = true, description = "once per role")
    private List<String> roles = List.of();

    @Option(names = "--email", description = "the person's address, also its subject")
    private @Nullable String email;

    @Option(names = "--name", description = "the person's name")
    private @Nullable String name;

    @Option(names = "--valid", defaultValue = "PT12H", description = "how long (negative: expired already)")
    private Duration validity = Tokens.VALIDITY;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        for (var role : roles) {
            check(role);
        }
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
            throw refused("--email is not an address: " + email);
        }
        var caller = new Caller(tenantType, tenant(), roles, Optional.ofNullable(email), Optional.ofNullable(name));
        var token = Issuer.stored(StateFolder.of(Root.find()).issuer()).issue(caller, validity);
        out().println(token);
        return 0;
    }

    private String tenant() {
        if (tenant == null) {
            if (tenantType == TenantType.OPERATOR) {
                return Caller.operator().tenant();
            }
            throw refused("--tenant is missing: the UUID of the " + tenantType);
        }
        try {
            return UUID.fromString(tenant).toString();
        } catch (IllegalArgumentException _) {
            throw refused("--tenant is not a UUID: " + tenant);
        }
    }

    /** A role that means nothing for the tenant is allowed, because refusals want to be tried too. */
    private void check(String role) {
        if (!role.matches("[a-z][a-z-]*")) {
            throw refused("--role is not a role's name: " + role);
        }
        if (!tenantType.knows(role)) {
            spec.commandLine()
                    .getErr()
                    .printf("note: %s is no role of a %s; those are %s%n", role, tenantType, tenantType.roles());
        }
    }

    private ParameterException refused(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
