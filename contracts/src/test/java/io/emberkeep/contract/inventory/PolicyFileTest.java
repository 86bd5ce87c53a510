package io.emberkeep.contract.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A policy that is tried on the sample pool. */
final class PolicyFileTest {

    private static PolicyFile.Result read(String yaml) {
        try {
            var sample = Files.readString(Path.of("../samples/sample.yaml"));
            var pool = InventoryFile.read(sample, "sample.yaml").inventory().orElseThrow();
            return PolicyFile.read(yaml, "policy.yaml", pool);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    void thePoolIsTheSameUnderAnotherPolicy() {
        var result = read("power: {inARow: 7, reserve: {awakeHosts: 2}}");
        assertThat(result.faults()).isEmpty();
        var inventory = result.inventory().orElseThrow();
        var power = inventory.settings().power().orElseThrow();
        assertThat(power.inARow()).isEqualTo(7);
        assertThat(power.reserve().awakeHosts()).isEqualTo(2);
        assertThat(inventory.servers()).isNotEmpty();
    }

    @Test
    void aFaultHasItsLineAndOneAgainstThePoolItsSentence() {
        assertThat(read("power:\n  inARow: 0\n").faults())
                .extracting(InventoryFile.Fault::toString)
                .containsExactly(
                        "policy.yaml:2: power of settings: inARow (0) is to be between 1 and 1000");
        assertThat(read("power: {reserve: {awakeHosts: 9}}").faults())
                .singleElement()
                .asString()
                .contains("awakeHosts (9) is more than the hosts that there are");
    }

    @Test
    void whatIsNoPolicyIsSaid() {
        assertThat(read("settings: {power: {}}").faults())
                .extracting(InventoryFile.Fault::reason)
                .anyMatch(reason -> reason.startsWith("unknown key «settings» in the policy"))
                .anyMatch(reason -> reason.startsWith("the policy has no section power"));
        assertThat(read("power: none").faults())
                .extracting(InventoryFile.Fault::toString)
                .containsExactly("policy.yaml:1: the policy is none: there is nothing to try");
        assertThat(read("").inventory()).isEmpty();
    }
}
