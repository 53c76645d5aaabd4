package dev.sluice.stack.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one launcher of a folder. The system gives it back however the launcher ends. */
public final class StackLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private StackLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    public static Optional<StackLock> take(StateFolder state) throws IOException {
        Files.createDirectories(state.path());
        var channel = FileChannel.open(state.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return Optional.of(new StackLock(channel, lock));
    }

    /** The launcher that holds the lock at this moment. */
    public static Optional<ProcessHandle> holder(StateFolder state) throws IOException {
        if (Files.notExists(state.lock())) {
            return Optional.empty();
        }
        var pid = Files.readString(state.lock());
        var mine = take(state);
        if (mine.isPresent()) {
            mine.get().close();
            return Optional.empty();
        }
        return pid.isBlank() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
