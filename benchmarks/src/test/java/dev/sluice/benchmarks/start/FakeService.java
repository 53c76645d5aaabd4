package dev.sluice.benchmarks.start;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

/** Stands in for a service: ready at once, unless it is told to die. Uses nothing but the JDK. */
final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws Exception {
        if (System.getenv("DIE") != null) {
            System.out.println("no database");
            System.exit(3);
        }
        var address = new InetSocketAddress(
                System.getenv("QUARKUS_HTTP_HOST"), Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT")));
        var server = HttpServer.create(address, 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
