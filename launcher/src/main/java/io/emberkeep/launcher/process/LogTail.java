package io.emberkeep.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file. */
public final class LogTail {

    private static final int LOOK_AT_BYTES = 16 * 1024;

    private LogTail() {}

    /** Its last lines, oldest first; none if it cannot be read. */
    public static List<String> lines(Path log, int most) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var from = Math.max(0, file.length() - LOOK_AT_BYTES);
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            var lines =
                    new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            return lines.subList(Math.max(0, lines.size() - most), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
