package dev.sluice.stack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands for further JVMs of the JDK that runs this one. */
public final class Java {

    private Java() {}

    /** The command that runs a class of this class path. */
    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        var command = new ArrayList<>(executable(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    public static List<String> executable(List<String> options) {
        return Children.concat(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()), options);
    }
}
