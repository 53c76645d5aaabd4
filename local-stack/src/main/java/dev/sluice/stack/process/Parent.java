package dev.sluice.stack.process;

/** The process that started this one. */
public final class Parent {

    private Parent() {}

    public static void whenGone(Runnable action) {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> Thread.ofPlatform()
                        .daemon()
                        .name("parent-watch")
                        .start(() -> {
                            parent.onExit().join();
                            action.run();
                        }));
    }
}
