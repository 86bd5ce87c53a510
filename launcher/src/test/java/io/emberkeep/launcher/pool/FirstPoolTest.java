package io.emberkeep.launcher.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.launcher.Installation;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.LaunchOptions;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.StateDirectory;
import io.emberkeep.launcher.pool.WantedStructure.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pool a system begins with, and who its members are. */
class FirstPoolTest {

    private static final WantedStructure RING = wanted(Kind.RING);
    private static final WantedStructure P2P = wanted(Kind.P2P);
    private static final Path SAMPLES = Path.of("../samples");

    @TempDir private Path temporary;
    private StateDirectory state;

    @BeforeEach
    void fresh() throws LaunchException {
        state = StateDirectory.create(temporary.resolve("state"));
    }

    @Test
    void whoSaysNothingGetsTheSampleAndOneMonitorForAll() throws Exception {
        var pool = FirstPool.of(options().build(), state);
        assertThat(pool.file()).hasFileName("sample.yaml");
        assertThat(pool.members()).isEmpty();
        assertThat(pool.machines()).isEmpty();
    }

    @Test
    void eachStructureHasItsSampleAndEachOfItsServersIsAMember() throws Exception {
        assertThat(servers(RING)).containsExactly("mail", "login", "ftp", "proxy", "web1", "web2");
        assertThat(servers(P2P)).containsExactly("mail", "ftp", "proxy", "web");
        assertThat(servers(new WantedStructure(Kind.P2P, OptionalInt.of(8)))).hasSize(8);
        assertThat(servers(wanted(Kind.DEDICATED))).isEmpty();
        var members = FirstPool.of(options().structure(RING).build(), state).members();
        assertThat(members.get(2))
                .isEqualTo(new Member(new ServerId("ftp"), 3, new PartId("monitor-service-ftp")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring.yaml", "p2p-four.yaml", "p2p-eight.yaml"})
    void theSamplesHaveNeitherFaultsNorWarnings(String file) {
        var read = InventoryFile.readPath(SAMPLES.resolve(file));
        assertThat(read.faults()).isEmpty();
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void theTestbedIsToldOfItsMachines() throws Exception {
        var machines =
                FirstPool.of(options().structure(RING).build(), state).machines().orElseThrow();
        assertThat(machines)
                .contains("\"networkPort\" : 4007", "\"metal\" : true", "\"state\" : \"paused\"")
                .contains("\"vips\" : [ \"127.21.15.103\" ]")
                .contains("\"mac\" : \"02:00:00:00:06:03\"");
    }

    @Test
    void anInventoryMustHaveTheStructureThatIsAsked() throws Exception {
        var ring = SAMPLES.resolve("ring.yaml");
        assertThat(FirstPool.of(options().inventory(ring).build(), state).members()).hasSize(6);
        assertThat(FirstPool.of(options().inventory(ring).structure(RING).build(), state).members())
                .hasSize(6);
        assertThatThrownBy(
                        () -> FirstPool.of(options().inventory(ring).structure(P2P).build(), state))
                .isInstanceOf(LaunchException.class)
                .hasMessageEndingWith(
                        "ring.yaml has structure ring, and --structure p2p was asked: leave one of them out.");
    }

    @Test
    void whatIsKeptCountsAtEachLaterStart() throws Exception {
        FirstPool.of(options().structure(RING).build(), state).keep(state);
        assertThat(FirstPool.of(options().build(), state).members()).isEmpty();
        Files.createDirectories(state.database());
        assertThat(FirstPool.of(options().build(), state).members()).hasSize(6);
        assertThatThrownBy(() -> FirstPool.of(options().structure(P2P).build(), state))
                .hasMessageStartingWith("The pool kept in " + state.root())
                .hasMessageContaining("has structure ring, and --structure p2p was asked")
                .hasMessageContaining("./emberkeep reset");
    }

    @Test
    void aStateFromBeforePoolsWereKeptIsTheSamples() throws Exception {
        Files.createDirectories(state.database());
        assertThat(FirstPool.of(options().build(), state).file()).hasFileName("sample.yaml");
        assertThatThrownBy(() -> FirstPool.of(options().structure(RING).build(), state))
                .hasMessageContaining("has structure dedicated");
    }

    @Test
    void aFileWithFaultsHasNoMembersAndIsRefusedLater() throws Exception {
        var file = Files.writeString(temporary.resolve("bad.yaml"), "pool: x\n");
        assertThat(FirstPool.of(options().inventory(file).build(), state).members()).isEmpty();
    }

    @Test
    void onlyWhatTheTestbedPlaysIsStartedHere() throws Exception {
        var real =
                Files.writeString(
                        temporary.resolve("real.yaml"),
                        Files.readString(SAMPLES.resolve("ring.yaml"))
                                .replaceAll("libvirt: loopback:\\w+, ", ""));
        var pool = FirstPool.of(options().inventory(real).build(), state);
        assertThat(pool.inventory()).isPresent();
        assertThat(pool.members()).isEmpty();
    }

    @Test
    void membersOfSimilarNamesHavePartsOfTheirOwn() {
        var long1 = "a-very-long-name-of-a-server-1";
        var names = List.of("Web.1", "web-1", long1, long1 + "2");
        assertThat(Member.all(names.stream().map(ServerId::new).toList()))
                .extracting(member -> member.part().value())
                .containsExactly(
                        "monitor-service-web-1",
                        "monitor-service-web-1-2",
                        "monitor-service-a-very-long-name-of-a",
                        "monitor-service-a-very-long-name-of-a-4");
    }

    @Test
    void whatNoSampleHasIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WantedStructure(Kind.RING, OptionalInt.of(8)))
                .withMessageContaining("no sample pool «ring» of 8 members");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kind.of("star"))
                .withMessage("there is no structure «star»: dedicated, p2p or ring");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                options()
                                        .inventory(SAMPLES.resolve("p2p-four.yaml"))
                                        .structure(new WantedStructure(Kind.P2P, OptionalInt.of(4)))
                                        .build())
                .withMessageContaining("--members chooses a sample pool");
    }

    private List<String> servers(WantedStructure structure) throws LaunchException {
        return FirstPool.of(options().structure(structure).build(), state).members().stream()
                .map(member -> member.server().value())
                .toList();
    }

    private LaunchOptions.Builder options() {
        return LaunchOptions.in(state.root(), Installation.ofRepository(Path.of("..")));
    }

    private static WantedStructure wanted(Kind kind) {
        return new WantedStructure(kind, OptionalInt.empty());
    }
}
