package io.emberkeep.launcher.pool;

import io.emberkeep.contract.structure.Dedicated;
import io.emberkeep.contract.structure.PeerToPeer;
import io.emberkeep.contract.structure.Ring;
import io.emberkeep.contract.structure.Structure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which structure the first pool is to have, as {@code up} is asked.
 *
 * @param kind who watches whom
 * @param members how many members the sample is to have; its usual number if it is left out
 */
public record WantedStructure(Kind kind, OptionalInt members) {

    /** @throws IllegalArgumentException if there is no sample of so many members */
    public WantedStructure {
        if (members.isPresent() && !kind.sizes.contains(members.getAsInt())) {
            throw new IllegalArgumentException(
                    "--members is 4 or 8 and goes with --structure p2p; there is no sample pool «%s» of %d members"
                            .formatted(kind.word, members.getAsInt()));
        }
    }

    /** A structure of the papers, as the command line says it. */
    public enum Kind {
        DEDICATED("dedicated", List.of()),
        P2P("p2p", List.of(4, 8)),
        RING("ring", List.of(6));

        private final String word;
        private final List<Integer> sizes;

        Kind(String word, List<Integer> sizes) {
            this.word = word;
            this.sizes = sizes;
        }

        /** @throws IllegalArgumentException if there is no such structure */
        public static Kind of(String word) {
            for (var kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "there is no structure «%s»: dedicated, p2p or ring".formatted(word));
        }

        /** That of a pool. */
        static Kind of(Structure structure) {
            return switch (structure) {
                case Dedicated _ -> DEDICATED;
                case PeerToPeer _ -> P2P;
                case Ring _ -> RING;
            };
        }

        /** As the command line says it. */
        public String word() {
            return word;
        }
    }

    /** How many members were asked for; none if it was left out. */
    public Optional<Integer> sized() {
        return members.isPresent() ? Optional.of(members.getAsInt()) : Optional.empty();
    }

    /** The file of the sample pool, in the folder of the samples. */
    String sample() {
        return switch (kind) {
            case DEDICATED -> "sample.yaml";
            case RING -> "ring.yaml";
            case P2P -> members.orElse(4) == 8 ? "p2p-eight.yaml" : "p2p-four.yaml";
        };
    }

    /** As the command line says it. */
    String words() {
        return "--structure "
                + kind.word
                + (members.isPresent() ? " --members " + members.getAsInt() : "");
    }
}
