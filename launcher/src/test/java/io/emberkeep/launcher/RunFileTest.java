package io.emberkeep.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.emberkeep.launcher.RunFile.Health;
import io.emberkeep.launcher.RunFile.PartRun;
import io.emberkeep.launcher.RunFile.ProcessId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir Path directory;

    @Test
    void isReadAsItWasWrittenAndOnlyByItsOwner() throws Exception {
        var state = StateDirectory.create(directory.resolve("state"));
        var run = run(ProcessId.self());
        run.write(state);
        assertThat(RunFile.read(state)).contains(run);
        assertThat(RunFile.running(state)).contains(run);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.runFile())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(state.runFile())).contains("\"sif-1\" : {");
    }

    @Test
    void aNumberThatTheSystemUsedAgainIsNotTheProcess() throws Exception {
        var state = StateDirectory.create(directory.resolve("state"));
        var other =
                new ProcessId(ProcessHandle.current().pid(), Instant.parse("2020-01-01T00:00:00Z"));
        run(other).write(state);
        assertThat(RunFile.running(state)).isEmpty();
    }

    @Test
    void nothingUsableIsNothing() throws Exception {
        var state = StateDirectory.create(directory.resolve("state"));
        assertThat(RunFile.read(state)).isEmpty();
        Files.writeString(state.runFile(), "{ half");
        assertThat(RunFile.read(state)).isEmpty();
    }

    @Test
    void anUnknownPartIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(ProcessId.self()).part(new PartId("sif-9")))
                .withMessage("there is no part sif-9; there are sif-1");
    }

    @Test
    void resetDeletesWhatIsKeptAndNothingElse() throws Exception {
        var state = StateDirectory.create(directory.resolve("state"));
        Files.createDirectories(state.database().resolve("base"));
        Files.writeString(state.database().resolve("base/1"), "row");
        Files.writeString(state.root().resolve("mine.txt"), "keep");
        state.reset();
        assertThat(state.database()).doesNotExist();
        assertThat(state.root().resolve("mine.txt")).exists();
    }

    private static RunFile run(ProcessId launcher) {
        return new RunFile(
                launcher,
                true,
                "/tmp/control",
                "127.0.0.1:19092",
                new RunFile.Database("jdbc:postgresql://127.0.0.1/x", "emberkeep", "secret"),
                0,
                "127.21",
                Map.of(
                        PartId.sif(1),
                        new PartRun(
                                Optional.of(12L),
                                Optional.of(Instant.parse("2026-11-23T10:00:00Z")),
                                Health.READY,
                                Optional.of(URI.create("http://127.0.0.1:18081")),
                                18081,
                                "/tmp/log/sif-1.log")));
    }
}
