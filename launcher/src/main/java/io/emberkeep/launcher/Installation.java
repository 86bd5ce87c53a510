package io.emberkeep.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the built programs are: a source tree after {@code mvn package}, or a copy of its artifacts with
 * the same layout, which a build beside the running system does not touch.
 *
 * @param programs holds {@code MODULE/target/…}
 * @param repository holds the samples
 * @param tools where programs that are unpacked once are kept, for all state directories
 */
public record Installation(Path programs, Path repository, Path tools) {

    private static final String SERVICE = "target/quarkus-app/quarkus-run.jar";

    /** A source tree, its tools in {@code var/tools}. */
    public static Installation ofRepository(Path root) {
        var absolute = root.toAbsolutePath().normalize();
        return new Installation(absolute, absolute, absolute.resolve("var/tools"));
    }

    /** The runnable jar of a service. @throws LaunchException if it is not built */
    public Path service(String module) throws LaunchException {
        return built(module, programs.resolve(module).resolve(SERVICE));
    }

    /** The class path of the testbed. @throws LaunchException if it is not built */
    public String testbed() throws LaunchException {
        var target = programs.resolve("testbed/target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.of()) {
            var jar =
                    files.filter(Installation::isMainJar)
                            .findFirst()
                            .orElse(target.resolve("testbed.jar"));
            return built("testbed", jar)
                    + System.getProperty("path.separator")
                    + built("testbed", target.resolve("lib"))
                    + "/*";
        } catch (IOException unreadable) {
            throw new LaunchException(
                    "cannot read %s: %s".formatted(target, unreadable.getMessage()), unreadable);
        }
    }

    /** A sample inventory. */
    public Path sample(String file) {
        return repository.resolve("samples").resolve(file);
    }

    private static boolean isMainJar(Path file) {
        var name = file.getFileName().toString();
        return name.startsWith("testbed-")
                && name.endsWith(".jar")
                && !name.contains("-sources")
                && !name.contains("-tests");
    }

    private static Path built(String module, Path file) throws LaunchException {
        if (!Files.exists(file)) {
            throw new LaunchException(
                    "%s is not built: %s is missing. Run ./emberkeep up, which builds it."
                            .formatted(module, file));
        }
        return file;
    }
}
