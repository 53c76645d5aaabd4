package dev.sluice.notification.sending;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads slowly what an answer has beyond a certain size. It stands before the codec, because a paused response of Vert.x lets 64 KB
 * wait as parts: of an answer in chunks of one byte those are as many objects.
 */
final class SlowedReading extends ChannelDuplexHandler {

    private final int atOnce;
    private final int bytesPerSecond;
    private long answered;
    private @Nullable ScheduledFuture<?> rest;

    /**
     * @param atOnce bytes of an answer, its head included, that are read as fast as they come
     * @param bytesPerSecond of what follows
     */
    SlowedReading(int atOnce, int bytesPerSecond) {
        this.atOnce = atOnce;
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        answered = 0;
        goOn(context);
        var _ = context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf read) {
            answered += read.readableBytes();
            if (answered > atOnce) {
                rest(context, 1000L * read.readableBytes() / bytesPerSecond);
            }
        }
        context.fireChannelRead(message);
    }

    /** Vert.x, which reads on whenever its own buffers have room, has to wait, too. */
    @Override
    public void read(ChannelHandlerContext context) {
        if (rest == null) {
            context.read();
        } else {
            context.channel().config().setAutoRead(false);
        }
    }

    private void rest(ChannelHandlerContext context, long millis) {
        if (rest != null) {
            rest.cancel(false);
        }
        context.channel().config().setAutoRead(false);
        rest = context.executor().schedule(() -> goOn(context), millis, TimeUnit.MILLISECONDS);
    }

    private void goOn(ChannelHandlerContext context) {
        if (rest != null) {
            rest.cancel(false);
            rest = null;
            context.channel().config().setAutoRead(true);
        }
    }
}
