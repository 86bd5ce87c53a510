package io.emberkeep.contract.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes what the user describes: one YAML file, or the papers' {@code .dat} files (DBSS-2).
 * Every fault of the input is reported at once, each with its line; {@code docs/inventory.md} is the
 * reference of keys, defaults and checks.
 */
public final class InventoryFile {

    /**
     * No larger input is looked at, in bytes or characters: some thousand servers, and no more than a
     * service with 96 MiB of heap can hold as YAML nodes (twenty times its text).
     */
    public static final int LARGEST = 512 * 1024;

    private InventoryFile() {}

    /**
     * What came of reading.
     *
     * @param inventory present if and only if there is no fault
     * @param faults why it cannot be taken, in reading order
     * @param warnings what can be taken but will not work, in reading order
     */
    public record Result(Optional<Inventory> inventory, List<Fault> faults, List<Fault> warnings) {

        public Result {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }

        static Result of(Faults found) {
            return new Result(Optional.empty(), found.faults(), found.warnings());
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param file its name, as given
     * @param line counts from 1; 0 is the file as a whole
     * @param reason which and why, as a sentence
     */
    public record Fault(String file, int line, String reason) {

        /** As a compiler would say it: {@code sample.yaml:12: …}. */
        @Override
        public String toString() {
            return line == 0 ? file + ": " + reason : "%s:%d: %s".formatted(file, line, reason);
        }
    }

    /**
     * Reads the text of a YAML file.
     *
     * @param yamlText at most {@link #LARGEST} characters
     * @param fileName what faults call it
     */
    public static Result read(String yamlText, String fileName) {
        var faults = new Faults();
        return YamlText.parse(yamlText, fileName, faults)
                .map(root -> check(YamlReader.read(root, fileName, faults), faults))
                .orElseGet(() -> Result.of(faults));
    }

    /**
     * Reads a YAML file, a {@code .dat} file, a directory of {@code .dat} files, or a directory with one
     * YAML file. What cannot be read at all is a fault too; nothing is thrown.
     */
    public static Result readPath(Path fileOrDirectory) {
        var faults = new Faults();
        var input = Input.of(fileOrDirectory, faults);
        return switch (input) {
            case Input.Yaml(var text) -> read(text.text(), text.name());
            case Input.Dat(var texts) -> dat(texts, faults);
            case Input.Nothing _ -> Result.of(faults);
        };
    }

    /** YAML that {@link #read} reads as an equal inventory. */
    public static String write(Inventory inventory) {
        return InventoryWriter.write(inventory);
    }

    /**
     * Checks an inventory that did not come from a file, for example as JSON. Its faults have no lines.
     *
     * @param name what faults call it
     */
    public static Result check(Inventory inventory, String name) {
        var result = read(write(inventory), name);
        return new Result(
                result.inventory(), withoutLines(result.faults()), withoutLines(result.warnings()));
    }

    private static List<Fault> withoutLines(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Fault(fault.file(), 0, fault.reason()))
                .distinct()
                .toList();
    }

    private static Result dat(List<Input.Text> texts, Faults faults) {
        var draft = DatImporter.read(texts, faults);
        return check(draft, faults);
    }

    private static Result check(Draft draft, Faults faults) {
        Checker.check(draft, faults);
        return new Result(
                faults.none() ? Optional.of(draft.whole()) : Optional.empty(),
                faults.faults(),
                faults.warnings());
    }
}
