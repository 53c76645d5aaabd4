package dev.sluice.deploy;

/** The one template, filled in for a service. */
final class ServiceManifests {

    /** Backups begin one after the other. */
    private static final int MINUTES_APART = 10;

    private static final String MAIL_CREDENTIALS = """
                    - name: SLUICE_WEBHOOKS_PUBLIC_ADDRESS
                      value: https://api.sluice.example/notification
                    - name: QUARKUS_MAILER_USERNAME
                      valueFrom:
                        secretKeyRef:
                          name: mail-relay
                          key: username
                          optional: true
                    - name: QUARKUS_MAILER_PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: mail-relay
                          key: password
                          optional: true
        """;
    private static final String MAIL_SETTINGS = """
                    - configMapRef:
                        name: notification-mail
        """;

    private static final String MEMORY = "896Mi";

    /** Two processes beside the service read proofs, each with up to 64 MiB of heap, 64 MiB of classes and what a JVM needs itself. */
    private static final String MEMORY_WITH_READERS = "1216Mi";

    /** The heap as large as without those processes. */
    private static final String HEAP_BESIDE_READERS = """
                    - name: JAVA_TOOL_OPTIONS
                      value: -XX:MaxRAMPercentage=40 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp
        """;

    private ServiceManifests() {}

    static String of(Repository.Application application) {
        var mails = application.name().equals("notification");
        var reads = application.name().equals("attribution");
        return Repository.text(Repository.KUBERNETES.resolve("template/service.yaml"))
                .replace("${extraSettings}\n", mails ? MAIL_SETTINGS : "")
                .replace("${extraEnvironment}\n", mails ? MAIL_CREDENTIALS : reads ? HEAP_BESIDE_READERS : "")
                .replace("${memoryLimit}", reads ? MEMORY_WITH_READERS : MEMORY)
                .replace("${service}", application.service())
                .replace("${short}", application.name())
                .replace("${backupMinute}", String.valueOf(Repository.SERVICES.indexOf(application) * MINUTES_APART));
    }
}
