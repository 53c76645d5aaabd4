package dev.sluice.platform.outbox;

/** An event of tests. */
record Written(String text) implements Event {

    static final String TOPIC = "transfer.transfer-events.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "test.written.v1";
    }
}
