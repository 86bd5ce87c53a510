package io.emberkeep.launcher;

import io.emberkeep.launcher.RunFile.ProcessId;
import io.emberkeep.launcher.check.DiskSpace;
import io.emberkeep.launcher.check.PortCheck;
import io.emberkeep.launcher.part.Part;
import io.emberkeep.launcher.process.Orphans;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is looked at before anything is started. */
final class Beforehand {

    private Beforehand() {}

    /** @throws LaunchException if there is no room, a program is missing or a port is taken */
    static void check(StateDirectory state, List<Part> parts) throws LaunchException {
        DiskSpace.check(state.root());
        for (var part : parts) {
            part.program().check();
        }
        var tcp = new TreeMap<Integer, PartId>();
        Map<Integer, PartId> udp = new HashMap<>();
        for (var part : parts) {
            part.ports().forEach(port -> tcp.put(port, part.id()));
            part.wakePort().ifPresent(port -> udp.put(port, part.id()));
        }
        PortCheck.check(tcp, udp);
    }

    /** Ends what a killed launcher left. */
    static void endOrphans(StateDirectory state, Progress progress) throws InterruptedException {
        var left = RunFile.read(state);
        var ended = left.isPresent() ? Orphans.end(left.get(), Duration.ofSeconds(10)) : 0;
        if (ended > 0) {
            progress.note("ended %d processes that a killed launcher had left".formatted(ended));
        }
    }

    /** Why a second one does not start. */
    static LaunchException alreadyRunning(StateDirectory state) {
        return new LaunchException(
                "Emberkeep is already running here (%s). See ./emberkeep status, or stop it with ./emberkeep down."
                        .formatted(
                                RunFile.running(state)
                                        .map(RunFile::launcher)
                                        .map(Beforehand::described)
                                        .orElse("it is just starting or stopping")));
    }

    private static String described(ProcessId launcher) {
        return "process %d, since %s"
                .formatted(
                        launcher.pid(),
                        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                                .withZone(ZoneId.systemDefault())
                                .format(launcher.startedAt()));
    }
}
