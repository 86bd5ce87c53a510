package io.emberkeep.launcher;

import io.emberkeep.launcher.pool.WantedStructure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What is started, and where.
 *
 * @param installation where the built programs and the samples are
 * @param state everything that is kept or written lies below it
 * @param ports where everything listens
 * @param addresses the first two numbers of the machines' addresses in the testbed and the sample,
 *     {@code 127.21} if it is left out
 * @param scale of everything that takes time in the testbed, 1 being the papers' times
 * @param inventory what is applied when there is no pool yet; the sample if it is left out
 * @param structure which sample that is, or what the inventory must say
 * @param sifs how many sif-services run side by side
 * @param powers how many power-services run side by side; the pools are spread over them
 * @param keepGoing a part that dies is reported and stays down; otherwise it ends everything
 * @param environment more environment variables for every part
 * @param readyWithin how long the start may take at most
 */
public record LaunchOptions(
        Installation installation,
        Path state,
        Ports ports,
        Optional<String> addresses,
        OptionalDouble scale,
        Optional<Path> inventory,
        Optional<WantedStructure> structure,
        int sifs,
        int powers,
        boolean keepGoing,
        Map<String, String> environment,
        Duration readyWithin) {

    private static final Pattern ADDRESSES = Pattern.compile("127\\.\\d{1,3}");
    private static final int MOST_SIFS = 4;
    private static final int MOST_POWERS = 4;

    /** @throws IllegalArgumentException with a sentence that says which option is wrong */
    public LaunchOptions {
        state = state.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
        addresses.ifPresent(LaunchOptions::checkAddresses);
        if (sifs < 1 || sifs > MOST_SIFS) {
            throw new IllegalArgumentException(
                    "there can be 1 to %d sif-services, not %d".formatted(MOST_SIFS, sifs));
        }
        if (powers < 1 || powers > MOST_POWERS) {
            throw new IllegalArgumentException(
                    "there can be 1 to %d power-services, not %d".formatted(MOST_POWERS, powers));
        }
        if (inventory.isPresent() && structure.flatMap(one -> one.sized()).isPresent()) {
            throw new IllegalArgumentException(
                    "--members chooses a sample pool, and --inventory names another pool: leave one of them out");
        }
        if (scale.isPresent() && !(scale.getAsDouble() > 0 && scale.getAsDouble() <= 100)) {
            throw new IllegalArgumentException(
                    "the scale must be more than 0 and at most 100, not " + scale.getAsDouble());
        }
    }

    /** Everything as in {@code ./emberkeep up} without options, the state kept in a directory. */
    public static Builder in(Path state, Installation installation) {
        return new Builder(state, installation);
    }

    /** Changes what differs from the usual. */
    public static final class Builder {
        private final Path state;
        private final Installation installation;
        private int portOffset;
        private Optional<String> addresses = Optional.empty();
        private OptionalDouble scale = OptionalDouble.empty();
        private Optional<Path> inventory = Optional.empty();
        private Optional<WantedStructure> structure = Optional.empty();
        private int sifs = 1;
        private int powers = 1;
        private boolean keepGoing;
        private Map<String, String> environment = Map.of();
        private Duration readyWithin = Duration.ofMinutes(2);

        private Builder(Path state, Installation installation) {
            this.state = state;
            this.installation = installation;
        }

        /** Shifts all ports. */
        public Builder portOffset(int offset) {
            portOffset = offset;
            return this;
        }

        /** The testbed's machines at other addresses, for example {@code 127.22}. */
        public Builder addresses(String firstTwo) {
            addresses = Optional.of(firstTwo);
            return this;
        }

        /** The testbed faster (below 1) or slower. */
        public Builder scale(double factor) {
            scale = OptionalDouble.of(factor);
            return this;
        }

        /** Another file than the sample for the first pool. */
        public Builder inventory(Path file) {
            inventory = Optional.of(file);
            return this;
        }

        /** The sample of that structure; with an inventory, what that must say itself. */
        public Builder structure(WantedStructure wanted) {
            structure = Optional.of(wanted);
            return this;
        }

        /** So many sif-services side by side. */
        public Builder sifs(int number) {
            sifs = number;
            return this;
        }

        /** So many power-services side by side. */
        public Builder powers(int number) {
            powers = number;
            return this;
        }

        /** Parts that die stay down and everything else goes on. */
        public Builder keepGoing(boolean on) {
            keepGoing = on;
            return this;
        }

        /** These environment variables for every part. */
        public Builder environment(Map<String, String> variables) {
            environment = variables;
            return this;
        }

        /** How long the start may take at most. */
        public Builder readyWithin(Duration atMost) {
            readyWithin = atMost;
            return this;
        }

        /** @throws IllegalArgumentException with a sentence that says which option is wrong */
        public LaunchOptions build() {
            return new LaunchOptions(
                    installation,
                    state,
                    new Ports(portOffset),
                    addresses,
                    scale,
                    inventory,
                    structure,
                    sifs,
                    powers,
                    keepGoing,
                    environment,
                    readyWithin);
        }
    }

    private static void checkAddresses(String firstTwo) {
        if (!ADDRESSES.matcher(firstTwo).matches()
                || Integer.parseInt(firstTwo.substring(firstTwo.indexOf('.') + 1)) > 255) {
            throw new IllegalArgumentException(
                    "the addresses must be two numbers like 127.22, not " + firstTwo);
        }
    }
}
