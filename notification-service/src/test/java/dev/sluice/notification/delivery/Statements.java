package dev.sluice.notification.delivery;

import io.agroal.api.AgroalDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;

/** A database that counts the statements it is asked for, by their first words. */
final class Statements {

    private final Map<String, Integer> counts = new TreeMap<>();
    private final AgroalDataSource database;

    Statements(AgroalDataSource database) {
        this.database = database;
    }

    AgroalDataSource counted() {
        return proxy(AgroalDataSource.class, database);
    }

    synchronized int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private synchronized void count(String sql) {
        counts.merge(sql.strip().replaceAll("\\s+", " ").substring(0, 30), 1, Integer::sum);
    }

    @SuppressWarnings("unchecked")
    private <T> T proxy(Class<T> type, T real) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                count((String) arguments[0]);
            }
            var answer = invoke(method, real, arguments);
            return answer instanceof Connection connection ? proxy(Connection.class, connection) : answer;
        });
    }

    private static Object invoke(Method method, Object real, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
