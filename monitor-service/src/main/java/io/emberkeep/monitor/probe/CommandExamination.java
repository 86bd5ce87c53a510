package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.ServiceDefinition;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Examines by a program on this member: never by a shell, and killed at its deadline (DBSS-3). */
final class CommandExamination {

    private CommandExamination() {}

    /** What is wrong, as a sentence; none if it ends with exit code 0. */
    static Optional<String> examine(IpAddress ip, ServiceDefinition service, Deadline deadline)
            throws IOException {
        var command =
                service.command().stream()
                        .map(argument -> argument.replace("{ip}", ip.value()))
                        .toList();
        var process =
                new ProcessBuilder(command)
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
        try {
            if (!process.waitFor(deadline.millisLeft(), TimeUnit.MILLISECONDS)) {
                return Optional.of(
                        sentence(
                                service,
                                "it did not end within "
                                        + deadline.whole().toMillis()
                                        + " ms and was killed"));
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(sentence(service, "it ended with code " + process.exitValue()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of(sentence(service, "the examination was stopped"));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String sentence(ServiceDefinition service, String what) {
        return "%s (command %s): %s".formatted(service.name(), service.command().getFirst(), what);
    }
}
