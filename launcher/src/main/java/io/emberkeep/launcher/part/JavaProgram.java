package io.emberkeep.launcher.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for the Java that runs us. */
public final class JavaProgram {

    /** Small and quickly started: everything shares one machine. */
    private static final List<String> SMALL =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xss512k",
                    "-XX:+ExitOnOutOfMemoryError",
                    // Kafka unmaps its files; a warning at each start helps nobody.
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dfile.encoding=UTF-8",
                    "-Djava.net.preferIPv4Stack=true");

    private JavaProgram() {}

    /** A main class of a class path. */
    public static List<String> main(
            int heapMegabytes, String classPath, String mainClass, List<String> arguments) {
        var line = java(heapMegabytes);
        line.addAll(List.of("-cp", classPath, mainClass));
        line.addAll(arguments);
        return line;
    }

    /** A runnable jar, with system properties as {@code -Dname=value}. */
    public static List<String> jar(int heapMegabytes, List<String> properties, Path jar) {
        var line = java(heapMegabytes);
        line.addAll(properties);
        line.addAll(List.of("-jar", jar.toString()));
        return line;
    }

    private static List<String> java(int heapMegabytes) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx" + heapMegabytes + "m");
        line.addAll(SMALL);
        return line;
    }
}
