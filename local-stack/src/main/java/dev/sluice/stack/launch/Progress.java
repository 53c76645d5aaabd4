package dev.sluice.stack.launch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Says what is going on, and says so again when nothing was said for a while: nobody should wonder whether it hangs. */
public final class Progress implements AutoCloseable {

    private static final Duration SILENCE = Duration.ofSeconds(8);

    private final Thread heartbeat;
    private long lastLine = System.nanoTime();
    private long begun = System.nanoTime();
    private String activity = "";

    public Progress() {
        this.heartbeat = Thread.ofPlatform().daemon().name("progress").start(this::beat);
    }

    /** What the following silence will be about. */
    public synchronized void doing(String what) {
        activity = what;
        begun = System.nanoTime();
    }

    public synchronized void say(String line) {
        System.out.println(line);
        lastLine = System.nanoTime();
    }

    /** From now on silence is fine. */
    @Override
    public void close() {
        heartbeat.interrupt();
    }

    private void beat() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            breakSilence();
        }
    }

    private synchronized void breakSilence() {
        if (!activity.isEmpty() && System.nanoTime() - lastLine > SILENCE.toNanos()) {
            var seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            say("... %s (%d s)".formatted(activity, seconds));
        }
    }
}
