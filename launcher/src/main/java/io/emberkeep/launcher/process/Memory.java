package io.emberkeep.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process and its descendants have, shared pages counted once (Linux's PSS). */
public final class Memory {

    private static final long KILOBYTE = 1024;

    private Memory() {}

    /** In bytes; 0 where the system does not tell. */
    public static long ofTree(long pid) {
        return Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid)
                                .map(ProcessHandle::descendants)
                                .orElse(Stream.empty())
                                .map(ProcessHandle::pid))
                .mapToLong(Memory::of)
                .sum();
    }

    private static long of(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/%d/smaps_rollup".formatted(pid)))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                            .sum()
                    * KILOBYTE;
        } catch (IOException gone) {
            return 0;
        }
    }
}
