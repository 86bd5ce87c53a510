package io.emberkeep.benchmarks.measure;

import io.emberkeep.launcher.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each part of a system used of the processor between two looks, and the memory it has. */
public final class CpuUse {

    private final long at;
    private final Map<String, Duration> used;

    private CpuUse(long at, Map<String, Duration> used) {
        this.at = at;
        this.used = used;
    }

    /** Looks now: the parts, their child processes included, and this process. */
    public static CpuUse now(RunFile run) {
        var used = new TreeMap<String, Duration>();
        run.parts()
                .forEach(
                        (name, part) ->
                                part.process()
                                        .flatMap(RunFile.ProcessId::alive)
                                        .ifPresent(root -> used.put(name.value(), ofAll(root))));
        used.put("this benchmark", of(ProcessHandle.current()));
        return new CpuUse(System.nanoTime(), used);
    }

    /** A line for each part: cores used since that look, and resident memory now. */
    public Stream<String> since(CpuUse before, RunFile run) {
        var seconds = (at - before.at) / 1e9;
        return used.entrySet().stream()
                .map(
                        part ->
                                String.format(
                                        Locale.ROOT,
                                        "%-34s %8.2f cores %s",
                                        part.getKey(),
                                        part.getValue()
                                                        .minus(
                                                                before.used.getOrDefault(
                                                                        part.getKey(),
                                                                        Duration.ZERO))
                                                        .toNanos()
                                                / 1e9
                                                / seconds,
                                        memory(part.getKey(), run)));
    }

    private static String memory(String part, RunFile run) {
        return run.parts().entrySet().stream()
                .filter(one -> one.getKey().value().equals(part))
                .flatMap(one -> one.getValue().pid().stream())
                .filter(_ -> !part.equals("database"))
                .map(pid -> "%8d MB resident".formatted(residentMegabytes(pid)))
                .collect(Collectors.joining());
    }

    /** Of one process alone: a database's processes share most of theirs. */
    private static long residentMegabytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static Duration ofAll(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(CpuUse::of)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
