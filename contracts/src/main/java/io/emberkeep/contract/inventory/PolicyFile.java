package io.emberkeep.contract.inventory;

import io.emberkeep.contract.inventory.InventoryFile.Fault;
import io.emberkeep.contract.inventory.Section.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a policy that is to be tried on a pool: a YAML file with the one section {@code power}, as within an inventory's
 * settings. It is checked against itself and the pool as an inventory's is.
 */
public final class PolicyFile {

    private PolicyFile() {}

    /**
     * What came of reading.
     *
     * @param inventory the pool under that policy; present if and only if there is no fault
     * @param faults why it cannot be taken, in reading order
     */
    public record Result(Optional<Inventory> inventory, List<Fault> faults) {
        public Result {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Reads one.
     *
     * @param yamlText at most {@link InventoryFile#LARGEST} characters
     * @param fileName what faults call it
     * @param pool on which it is to be tried
     */
    public static Result read(String yamlText, String fileName, Inventory pool) {
        var faults = new Faults();
        var power =
                YamlText.parse(yamlText, fileName, faults)
                        .flatMap(
                                root ->
                                        power(
                                                Section.of(
                                                        "the policy",
                                                        new Entry("", new Place(fileName, 1), root),
                                                        Set.of("power"),
                                                        faults),
                                                faults));
        power.ifPresent(draft -> PowerChecker.check(draft, faults));
        if (!faults.none() || power.isEmpty()) {
            return new Result(Optional.empty(), faults.faults());
        }
        var checked = InventoryFile.check(pool.with(power.get().settings()), fileName);
        return new Result(checked.inventory(), checked.faults());
    }

    private static Optional<PowerDraft> power(Section top, Faults faults) {
        var entry = top.entry("power");
        if (entry.isEmpty()) {
            faults.add(
                    top.place(),
                    "the policy has no section power: write it as in an inventory's settings, or «power: {}» for the defaults");
        }
        if (entry.filter(PowerReader::isNone).isPresent()) {
            faults.add(entry.get().place(), "the policy is none: there is nothing to try");
            return Optional.empty();
        }
        return entry.flatMap(one -> PowerReader.read(one, faults));
    }
}
