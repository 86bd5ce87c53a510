package io.emberkeep.launcher.database;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.StateDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, which come in a jar, unpacked once. */
final class PostgresPrograms {

    private PostgresPrograms() {}

    /** Where they are. @throws LaunchException if there are none for this machine, or no room */
    static Path in(Path tools) throws LaunchException {
        var resource = PostgresPrograms.class.getResource("/" + archive());
        if (resource == null) {
            throw new LaunchException(
                    "There is no PostgreSQL in the build for this kind of machine (%s, %s)."
                            .formatted(
                                    System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        try {
            var home = tools.resolve("postgres-" + fingerprint(resource));
            if (!Files.isDirectory(home)) {
                unpack(resource, home);
            }
            return home;
        } catch (IOException refused) {
            throw new LaunchException(
                    "PostgreSQL cannot be unpacked to %s: %s"
                            .formatted(tools, StateDirectory.reason(refused)),
                    refused);
        }
    }

    private static String archive() {
        var mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        return "postgres-%s-%s.txz".formatted(mac ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
    }

    /** Differs for every build of it. */
    private static String fingerprint(URL resource) throws IOException {
        if (resource.openConnection() instanceof JarURLConnection inJar) {
            return Long.toHexString(inJar.getJarEntry().getCrc());
        }
        return "unpacked";
    }

    private static void unpack(URL resource, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        var next = Files.createTempDirectory(home.getParent(), "postgres");
        // The database may have to run as somebody else (RunAs).
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            unpackInto(next, resource);
            Files.move(next, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException other) {
            // Another launcher was faster; its copy is as good.
            StateDirectory.delete(next);
        } catch (IOException failed) {
            StateDirectory.delete(next);
            throw failed;
        }
    }

    private static void unpackInto(Path next, URL resource) throws IOException {
        try (InputStream in = new BufferedInputStream(resource.openStream());
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, next);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path into)
            throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive names a place outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var all = EnumSet.noneOf(PosixFilePermission.class);
        var each = PosixFilePermission.values();
        for (var bit = 0; bit < each.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                all.add(each[bit]);
            }
        }
        return all;
    }
}
