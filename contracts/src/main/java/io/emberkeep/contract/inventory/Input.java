package io.emberkeep.contract.inventory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the user pointed at, read from the disk: bounded, and every trouble a fault. */
sealed interface Input {

    /** One YAML file. */
    record Yaml(Text text) implements Input {}

    /** The papers' files, at least one. */
    record Dat(List<Text> texts) implements Input {}

    /** Nothing that could be read; the faults say why. */
    record Nothing() implements Input {}

    /**
     * A file's text.
     *
     * @param name as the user would find it
     */
    record Text(String name, String text) {}

    /** More in a directory are not looked at. */
    int MOST_FILES = 10_000;

    /** Eight lines need much less; in bytes. */
    int LARGEST_DAT = 16 * 1024;

    static Input of(Path path, Faults faults) {
        if (Files.isDirectory(path)) {
            return directory(path, faults);
        }
        if (!Files.isRegularFile(path)) {
            faults.add(new Place(path.toString(), 0), "there is no such file or directory");
            return new Nothing();
        }
        return file(path, faults)
                .<Input>map(text -> isDat(path) ? new Dat(List.of(text)) : new Yaml(text))
                .orElseGet(Nothing::new);
    }

    private static Input directory(Path directory, Faults faults) {
        var place = new Place(directory.toString(), 0);
        List<Path> all;
        try (var files = Files.list(directory)) {
            all = files.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
        } catch (IOException unreadable) {
            faults.add(place, "the directory cannot be read: " + unreadable.getMessage());
            return new Nothing();
        }
        var dat = all.stream().filter(Input::isDat).toList();
        var yaml = all.stream().filter(Input::isYaml).toList();
        if (!dat.isEmpty() && !yaml.isEmpty()) {
            faults.add(place, "the directory has both .dat and YAML files; name the YAML file");
        } else if (yaml.size() > 1) {
            faults.add(place, "the directory has %d YAML files; name one".formatted(yaml.size()));
        } else if (all.size() == MOST_FILES) {
            faults.add(place, "the directory has more than %d files".formatted(MOST_FILES - 1));
        } else if (dat.isEmpty() && yaml.isEmpty()) {
            faults.add(place, "the directory has neither a YAML file nor .dat files");
        } else if (dat.isEmpty()) {
            return of(yaml.getFirst(), faults);
        } else {
            var texts = dat.stream().flatMap(one -> file(one, faults).stream()).toList();
            return texts.size() == dat.size() ? new Dat(texts) : new Nothing();
        }
        return new Nothing();
    }

    private static Optional<Text> file(Path path, Faults faults) {
        var place = new Place(path.toString(), 0);
        try {
            var largest = isDat(path) ? LARGEST_DAT : InventoryFile.LARGEST;
            if (Files.size(path) > largest) {
                faults.add(
                        place,
                        "the file is larger than %d KiB and is not read".formatted(largest / 1024));
                return Optional.empty();
            }
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                            .toString();
            return Optional.of(new Text(path.toString(), text));
        } catch (CharacterCodingException notText) {
            faults.add(place, "the file is not UTF-8 text");
        } catch (IOException unreadable) {
            faults.add(place, "the file cannot be read: " + unreadable.getMessage());
        }
        return Optional.empty();
    }

    private static boolean isDat(Path path) {
        return name(path).endsWith(".dat");
    }

    private static boolean isYaml(Path path) {
        return name(path).endsWith(".yaml") || name(path).endsWith(".yml");
    }

    private static String name(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
