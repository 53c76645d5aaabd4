package dev.sluice.notification.topic;

/** The cluster, as far as partners' topics concern it. Every act can be repeated. */
interface TopicCluster {

    /** Makes sure of the topic, of its partner's right to read it, and of the quotas. */
    void prepare(PartnerTopic topic) throws ClusterAway;

    /** Takes the topic away, and with it every right and quota. */
    void remove(PartnerTopic topic) throws ClusterAway;

    /** The cluster did not do it; to be tried again. */
    final class ClusterAway extends Exception {

        ClusterAway(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }
}
