package io.emberkeep.launcher.pool;

import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.LaunchOptions;
import io.emberkeep.launcher.StateDirectory;
import io.emberkeep.launcher.pool.WantedStructure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The pool with which a system begins. It is kept beside its state, because the machines that it stands for, and the
 * processes on them, are the same at each later start, whatever that one's options say.
 *
 * @param file what is applied if there is no pool yet
 * @param inventory what it says; none if it has faults, which are said when it is applied
 */
public record FirstPool(Path file, Optional<Inventory> inventory) {

    private static final String LOOPBACK = "loopback:";
    private static final int MOST_MEMBERS = 64;

    /**
     * That of a state directory, or of the options if nothing is kept there.
     *
     * @throws LaunchException if the options want another structure than the pool has
     */
    public static FirstPool of(LaunchOptions options, StateDirectory state) throws LaunchException {
        var kept = Files.exists(state.database());
        var pool = new FirstPool(kept ? kept(options, state) : chosen(options));
        var wanted = options.structure();
        if (wanted.isPresent() && !pool.fits(wanted.get())) {
            throw new LaunchException(
                    kept
                            ? "The pool kept in %s has structure %s, and %s was asked. ./emberkeep reset begins anew, up --state DIR starts a second system."
                                    .formatted(
                                            state.root(), pool.kind().word(), wanted.get().words())
                            : "%s has structure %s, and %s was asked: leave one of them out."
                                    .formatted(
                                            pool.file(), pool.kind().word(), wanted.get().words()));
        }
        if (pool.members().size() > MOST_MEMBERS) {
            throw new LaunchException(
                    "%s has %d members: each is a process here, and there can be %d."
                            .formatted(pool.file(), pool.members().size(), MOST_MEMBERS));
        }
        return pool;
    }

    private FirstPool(Path file) {
        this(file, read(file));
    }

    private static Path chosen(LaunchOptions options) {
        return options.inventory()
                .orElseGet(
                        () ->
                                options.installation()
                                        .sample(
                                                options.structure()
                                                        .map(WantedStructure::sample)
                                                        .orElse("sample.yaml")));
    }

    /** A state from before pools were kept is the sample's. */
    private static Path kept(LaunchOptions options, StateDirectory state) {
        return Files.exists(state.pool())
                ? state.pool()
                : options.installation().sample("sample.yaml");
    }

    private static Optional<Inventory> read(Path file) {
        return Files.isRegularFile(file)
                ? InventoryFile.readPath(file).inventory()
                : Optional.empty();
    }

    private boolean fits(WantedStructure wanted) {
        return kind() == wanted.kind()
                && (wanted.members().isEmpty()
                        || wanted.members().equals(OptionalInt.of(members().size())));
    }

    private Kind kind() {
        return inventory.map(one -> Kind.of(one.settings().structure())).orElse(Kind.DEDICATED);
    }

    /** The physical servers of the testbed that watch each other; nobody if one member watches all. */
    public List<Member> members() {
        return inventory.map(FirstPool::members).orElse(List.of());
    }

    private static List<Member> members(Inventory inventory) {
        var targets =
                inventory.servers().stream()
                        .filter(server -> !server.isStandby() && isOnTestbed(inventory, server))
                        .map(ServerDefinition::name)
                        .toList();
        return Member.all(inventory.settings().structure().membersOf(targets));
    }

    private static boolean isOnTestbed(Inventory inventory, ServerDefinition server) {
        return server.isPhysical()
                && server.host()
                        .flatMap(inventory::host)
                        .filter(host -> host.libvirt().startsWith(LOOPBACK))
                        .isPresent();
    }

    /** Keeps it beside the state that begins with it. */
    public void keep(StateDirectory state) throws LaunchException {
        if (Files.exists(state.database()) || !Files.isRegularFile(file)) {
            return;
        }
        try {
            StateDirectory.writePrivately(state.pool(), Files.readString(file));
        } catch (IOException refused) {
            throw new LaunchException(
                    "cannot keep %s in %s: %s"
                            .formatted(file, state.pool(), StateDirectory.reason(refused)),
                    refused);
        }
    }

    /**
     * The machines that the testbed plays for it, as a description; none if it plays those that it has built in, as for any
     * pool without members.
     */
    public Optional<String> machines() {
        return members().isEmpty() ? Optional.empty() : inventory.map(MachinesFile::of);
    }
}
