package io.emberkeep.contract.structure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.emberkeep.contract.id.ServerId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Members S1 to Sn, and who watches whom in short words. */
final class Members {

    private Members() {}

    static List<ServerId> all(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> new ServerId("S" + i)).toList();
    }

    static Set<ServerId> apart(String... names) {
        return Arrays.stream(names).map(ServerId::new).collect(Collectors.toSet());
    }

    /** {@code S1→S2}, of that priority. */
    static List<String> words(List<Assignment> assignments, int priority) {
        return assignments.stream()
                .filter(one -> one.priority() == priority)
                .map(one -> one.manager() + "→" + one.target())
                .toList();
    }

    /** Whom each one watches. */
    static Map<String, List<String>> byManager(List<Assignment> assignments) {
        return assignments.stream()
                .collect(
                        groupingBy(
                                one -> one.manager().value(),
                                TreeMap::new,
                                mapping(one -> one.target() + " " + one.priority(), toList())));
    }
}
