package io.emberkeep.launcher.process;

import java.util.List;

/** What is said of a child that died. */
final class Obituary {

    private static final int LINES = 8;
    private static final int LOOK_FOR_CAUSE = 100;
    private static final int SIGNALLED = 128;

    private Obituary() {}

    /** One sentence, the end of its log, and the cause if the log shows a usual one. */
    static String of(ChildProcess child) {
        var text = new StringBuilder();
        text.append("%s died (%s).".formatted(child.part(), exit(child.exitCode())));
        if (mentions(LogTail.lines(child.log(), LOOK_FOR_CAUSE), "No space left on device")) {
            text.append(" The disk is full: make room, then ./emberkeep up.");
        }
        text.append(" The end of its log, ").append(child.log()).append(":");
        LogTail.lines(child.log(), LINES).forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }

    static String exit(int code) {
        return code > SIGNALLED ? "ended by signal " + (code - SIGNALLED) : "exit code " + code;
    }

    private static boolean mentions(List<String> lines, String words) {
        return lines.stream().anyMatch(line -> line.contains(words));
    }
}
