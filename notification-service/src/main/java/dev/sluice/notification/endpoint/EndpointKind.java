package dev.sluice.notification.endpoint;

/** How an endpoint is reached. */
public enum EndpointKind {
    /** By signed HTTP requests. */
    WEBHOOK,
    /** By records on its partner's own Kafka topic. */
    TOPIC
}
