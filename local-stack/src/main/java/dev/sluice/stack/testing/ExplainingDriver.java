package dev.sluice.stack.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's driver; while somebody watches, each reading query of any thread is explained with the parameters it has,
 * right before it runs, on the same connection. For {@code quarkus.datasource.jdbc.driver} in a test.
 */
public final class ExplainingDriver implements Driver {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WRITES = List.of("insert into ", "update ", "delete from ");
    private static volatile @Nullable List<Plan> watched;

    private final Driver postgres = ServiceLoader.load(Driver.class, ExplainingDriver.class.getClassLoader()).stream()
            .filter(provider -> provider.type().getName().startsWith("org.postgresql."))
            .map(ServiceLoader.Provider::get)
            .findFirst()
            .orElseThrow();

    /** What was read while the work ran. */
    public static List<Plan> during(Runnable work) {
        var plans = new CopyOnWriteArrayList<Plan>();
        watched = plans;
        try {
            work.run();
        } finally {
            watched = null;
        }
        return List.copyOf(plans);
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        var connection = postgres.connect(url, info);
        return connection == null
                ? null
                : proxy(Connection.class, (_, method, arguments) -> {
                    var result = invoke(connection, method, arguments);
                    return result instanceof PreparedStatement statement
                                    && method.getName().equals("prepareStatement")
                            ? explaining(connection, statement, String.valueOf(arguments[0]))
                            : result;
                });
    }

    private static PreparedStatement explaining(Connection connection, PreparedStatement statement, String sql) {
        var parameters = new ArrayList<Parameter>();
        return proxy(PreparedStatement.class, (_, method, arguments) -> {
            var plans = watched;
            if (method.getName().startsWith("set") && arguments != null && arguments.length >= 2) {
                parameters.removeIf(known -> known.arguments[0].equals(arguments[0]));
                parameters.add(new Parameter(method, arguments));
            } else if (plans != null && method.getName().startsWith("execute") && isRead(sql)) {
                plans.add(plan(connection, sql, parameters));
            }
            return invoke(statement, method, arguments);
        });
    }

    /** One call that set a parameter. */
    private record Parameter(Method method, Object[] arguments) {}

    private static boolean isRead(String sql) {
        var text = sql.stripLeading().toLowerCase(Locale.ROOT);
        return text.startsWith("select")
                || (text.startsWith("with") && WRITES.stream().noneMatch(text::contains));
    }

    private static Plan plan(Connection connection, String sql, List<Parameter> parameters) throws Throwable {
        try (var explain = connection.prepareStatement("explain (analyze, buffers, timing off, format json) " + sql)) {
            for (var parameter : parameters) {
                invoke(explain, parameter.method, parameter.arguments);
            }
            try (var result = explain.executeQuery()) {
                result.next();
                return Plan.of(sql, JSON.readTree(result.getString(1)));
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ExplainingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return postgres.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return postgres.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return postgres.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgres.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return postgres.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
