package io.emberkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./emberkeep}, in a repository of empty modules, with a JDK and a Maven that only write down. */
class ScriptTest {

    private static final List<String> JARS =
            List.of(
                    "contracts",
                    "messaging",
                    "testbed",
                    "launcher",
                    "simulator",
                    "experiments",
                    "cli");
    private static final List<String> SERVICES =
            List.of("sif-service", "hypervisor-adapter", "monitor-service", "power-service");

    @TempDir Path directory;
    private Path root;
    private Path jdk;
    private Path maven;
    private String output = "";

    @BeforeEach
    void layOut() throws IOException {
        root = Files.createDirectories(directory.resolve("a repository"));
        Files.copy(Path.of("../emberkeep"), root.resolve("emberkeep"));
        Files.setPosixFilePermissions(
                root.resolve("emberkeep"), PosixFilePermissions.fromString("rwxr-xr-x"));
        write(root.resolve("pom.xml"), "<project>\n  <version>1.0</version>\n</project>\n");
        for (var module : all()) {
            write(root.resolve(module + "/pom.xml"), "<project/>");
            write(root.resolve(module + "/src/main/java/A.java"), "class A {}");
        }
        jdk = jdk("jdk-25", "25.0.1");
        maven = directory.resolve("maven/mvn");
        fakeMaven("3.9.16", "exit 0");
    }

    @Test
    void buildsEverythingOnceAndThenNothing() throws Exception {
        assertThat(run("status", "-o", "json")).isZero();
        assertThat(output).contains("java ran", "io.emberkeep.cli.Main status -o json");
        assertThat(built()).isEqualTo(String.join(",", ordered()));
        assertThat(run("status")).isZero();
        assertThat(built()).isEmpty();
    }

    @Test
    void buildsOnlyWhatIsStaleAndWhatIsMadeOfIt() throws Exception {
        assertThat(run("help")).isZero();
        Map<String, String> expected = new TreeMap<>();
        expected.put("monitor-service", "monitor-service,simulator,cli");
        expected.put("power-service", "power-service");
        expected.put("launcher", "launcher,experiments,cli");
        expected.put("experiments", "experiments,cli");
        expected.put("messaging", String.join(",", ordered()).replace("contracts,", ""));
        expected.put("contracts", String.join(",", ordered()));
        for (var one : expected.entrySet()) {
            touch(root.resolve(one.getKey() + "/src/main/java/A.java"));
            built();
            assertThat(run("help")).isZero();
            assertThat(built()).as(one.getKey()).isEqualTo(one.getValue());
            assertThat(run("help")).isZero();
            assertThat(built()).as("again").isEmpty();
        }
    }

    @Test
    void aFailedBuildShowsTheErrorsAndWhereTheRestIs() throws Exception {
        fakeMaven("3.9.16", "echo '[ERROR] A.java:[1,1] not a statement'; exit 1");
        assertThat(run("status")).isEqualTo(ExitCode.FAILED);
        assertThat(output)
                .contains("[ERROR] A.java:[1,1] not a statement", "var/log/build.log")
                .doesNotContain("java ran");
        fakeMaven("3.9.16", "exit 0");
        assertThat(run("status")).isZero();
    }

    @Test
    void worksThroughALinkFromAnotherDirectory() throws Exception {
        Files.createSymbolicLink(directory.resolve("ek"), Path.of("a repository/emberkeep"));
        Files.createDirectories(directory.resolve("bin"));
        Files.createSymbolicLink(directory.resolve("bin/ember"), Path.of("../ek"));
        assertThat(run(directory.resolve("bin/ember"), Map.of(), "help")).isZero();
        assertThat(output).contains("-Demberkeep.root=" + root.toRealPath());
    }

    @Test
    void findsAJdkThatIsNewEnoughAlthoughJavaIsOlder() throws Exception {
        jdk("jdk-17", "17.0.15");
        jdk("jdk-27", "27");
        var old = Map.of("JAVA_HOME", directory.resolve("jdks/jdk-17").toString());
        assertThat(run(root.resolve("emberkeep"), old, "help")).isZero();
        assertThat(output).contains("java ran in " + jdk);
    }

    @Test
    void withoutOneItSaysSo() throws Exception {
        var none = Map.of("EMBERKEEP_JDKS", directory.resolve("nowhere").toString());
        assertThat(run(root.resolve("emberkeep"), none, "up")).isEqualTo(3);
        assertThat(output)
                .startsWith("Emberkeep needs a JDK 25 or later, and none was found")
                .hasLineCount(1);
    }

    @Test
    void withoutMavenItSaysSo() throws Exception {
        Files.delete(maven);
        assertThat(run("up")).isEqualTo(3);
        assertThat(output).contains("there is no mvn on the PATH");
    }

    @Test
    void anOlderMavenFetchesAnotherAsAnArtifact() throws Exception {
        fakeMaven(
                "3.8.7",
                """
                case $* in *dependency-plugin:3.8.1:unpack*)
                  for one; do case $one in -DoutputDirectory=*) to=${one#*=} ;; esac; done
                  case $to in /*) ;; *) exit 9 ;; esac
                  mkdir -p "$to/apache-maven-3.9.16/bin"
                  sed 's/3\\.8\\.7/3.9.16/' "$0" >"$to/apache-maven-3.9.16/bin/mvn" ;;
                esac
                """);
        assertThat(run("help")).isZero();
        assertThat(output).contains("Maven 3.8.7 is too old");
        assertThat(root.resolve("var/tools/apache-maven-3.9.16/bin/mvn")).isExecutable();
    }

    @Test
    void testRunsAllOfMavenAndEndsWithItsCodeAndASummary() throws Exception {
        fakeMaven(
                "3.9.16",
                """
                mkdir -p "$REPO/cli/target/surefire-reports"
                printf '<testsuite name="A" tests="5" errors="1" skipped="1" failures="1">' \\
                  >"$REPO/cli/target/surefire-reports/TEST-A.xml"
                exit 7
                """);
        assertThat(run("test", "-Dx=1")).isEqualTo(7);
        assertThat(output).contains("2 passed, 2 failed, 1 skipped");
        assertThat(Files.readString(directory.resolve("maven.calls")))
                .contains("verify -Dx=1")
                .doesNotContain("skip");
    }

    private static List<String> all() {
        var all = new ArrayList<>(JARS);
        all.addAll(SERVICES);
        return all;
    }

    private static List<String> ordered() {
        return List.of(
                "contracts",
                "messaging",
                "testbed",
                "sif-service",
                "hypervisor-adapter",
                "monitor-service",
                "power-service",
                "launcher",
                "simulator",
                "experiments",
                "cli");
    }

    private Path jdk(String name, String version) throws IOException {
        var home = directory.resolve("jdks").resolve(name);
        program(home.resolve("bin/java"), "echo \"java ran in %s: $*\"".formatted(home));
        program(home.resolve("bin/javac"), "exit 1");
        write(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    /** A Maven that writes down its calls, makes what a build makes, and then does that. */
    private void fakeMaven(String version, String then) throws IOException {
        program(
                maven,
                """
                case $* in *--version*) echo 'Apache Maven %s (x)'; exit 0 ;; esac
                echo "$*" >>'%s'
                REPO='%s'
                case $* in *package*)
                  sleep 0.02
                  for m in %s; do mkdir -p "$REPO/$m/target/lib"; : >"$REPO/$m/target/$m-1.0.jar"; done
                  for m in %s; do
                    mkdir -p "$REPO/$m/target/quarkus-app"; : >"$REPO/$m/target/quarkus-app/quarkus-run.jar"
                  done ;;
                esac
                %s
                """
                        .formatted(
                                version,
                                directory.resolve("maven.calls"),
                                root,
                                String.join(" ", JARS),
                                String.join(" ", SERVICES),
                                then));
    }

    /** What Maven was asked to build since the last question. */
    private String built() throws IOException {
        var calls = directory.resolve("maven.calls");
        if (!Files.exists(calls)) {
            return "";
        }
        var text = Files.readString(calls);
        Files.delete(calls);
        return text.replaceAll("(?s).*-pl (\\S+) -am.*", "$1");
    }

    private int run(String... words) throws Exception {
        return run(root.resolve("emberkeep"), Map.of(), words);
    }

    private int run(Path script, Map<String, String> environment, String... words)
            throws Exception {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(words));
        var builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(new java.io.File("/dev/null"));
        var variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("EMBERKEEP_"));
        variables.remove("JAVA_HOME");
        variables.put("PATH", maven.getParent() + ":" + pathWithoutJava());
        variables.put("EMBERKEEP_JDKS", directory.resolve("jdks").toString());
        variables.putAll(environment);
        var process = builder.start();
        output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    /** A directory with the ordinary programs, and neither java nor mvn. */
    private String pathWithoutJava() throws IOException {
        var bin = Files.createDirectories(directory.resolve("programs"));
        for (var program :
                List.of(
                        "bash",
                        "env",
                        "sh",
                        "cat",
                        "cp",
                        "cut",
                        "date",
                        "dirname",
                        "basename",
                        "find",
                        "grep",
                        "head",
                        "id",
                        "ln",
                        "mkdir",
                        "mktemp",
                        "mv",
                        "readlink",
                        "rm",
                        "sed",
                        "sleep",
                        "tail",
                        "touch",
                        "tput",
                        "tr",
                        "awk",
                        "chmod")) {
            for (var where : List.of("/usr/bin", "/bin")) {
                var real = Path.of(where, program);
                if (Files.exists(real) && !Files.exists(bin.resolve(program))) {
                    program(bin.resolve(program), "exec %s \"$@\"".formatted(real));
                }
            }
        }
        return bin.toString();
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusMillis(5)));
    }

    private static void program(Path file, String text) throws IOException {
        write(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
