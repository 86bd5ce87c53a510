package io.emberkeep.contract.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of the YAML file, with what is said about it in sentences. It gives values by key; whatever
 * is wrong with one becomes a fault with its line, and the value is absent.
 */
final class Section {

    /**
     * One key and what follows it.
     *
     * @param key as written
     * @param place of the key
     * @param node its value
     */
    record Entry(String key, Place place, Node node) {

        boolean isEmpty() {
            return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
        }
    }

    private final String title;
    private final Place place;
    private final Faults faults;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Section(String title, Place place, Faults faults) {
        this.title = title;
        this.place = place;
        this.faults = faults;
    }

    /**
     * A mapping with fixed keys; any other is a fault.
     *
     * @param title what it is called in sentences: {@code settings}, {@code server W1}
     */
    static Section of(String title, Entry entry, Set<String> known, Faults faults) {
        var section = new Section(title, entry.place(), faults);
        for (var one : entries(title, entry, faults)) {
            var before = section.entries.putIfAbsent(one.key(), one);
            if (!known.contains(one.key())) {
                faults.add(
                        one.place(),
                        "unknown key «%s» in %s%s"
                                .formatted(one.key(), title, Words.hint(one.key(), known)));
            } else if (before != null) {
                faults.add(
                        one.place(),
                        "«%s» stands twice in %s, first in line %d"
                                .formatted(one.key(), title, before.place().line()));
            }
        }
        return section;
    }

    /** A mapping whose keys are names that the user chose; all entries, also repeated ones. */
    static List<Entry> entries(String title, Entry entry, Faults faults) {
        if (entry.isEmpty()) {
            return List.of();
        }
        if (!(entry.node() instanceof MappingNode mapping)) {
            faults.add(
                    entry.place(),
                    entry.node() instanceof SequenceNode
                            ? "%s is a list; write «key: value» lines, each name once as a key"
                                    .formatted(title)
                            : "%s is to be «key: value» lines".formatted(title));
            return List.of();
        }
        var all = new ArrayList<Entry>();
        for (var tuple : mapping.getValue()) {
            var at = placeOf(entry.place().file(), tuple.getKeyNode());
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                all.add(new Entry(key.getValue(), at, tuple.getValueNode()));
            } else {
                faults.add(at, "a key in %s is not a simple word".formatted(title));
            }
        }
        return all;
    }

    static Place placeOf(String file, Node node) {
        return new Place(file, node.getStartMark().getLine() + 1);
    }

    Place place() {
        return place;
    }

    String title() {
        return title;
    }

    Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Those of the keys whose values are there and could not be read, when {@code read} says what was. */
    Set<String> bad(Map<String, Optional<?>> read) {
        return read.entrySet().stream()
                .filter(one -> one.getValue().isEmpty() && entries.containsKey(one.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Where each key stands. */
    Map<String, Place> places() {
        return entries.values().stream().collect(Collectors.toMap(Entry::key, Entry::place));
    }

    /** The key's value as it is written. */
    Optional<Located<String>> text(String key) {
        return entry(key).flatMap(one -> scalar(one.node(), one.place(), key));
    }

    /** The key's value, read by a function that throws IllegalArgumentException with a sentence. */
    <T> Optional<Located<T>> value(String key, Function<String, T> read) {
        return text(key).flatMap(text -> read(text, key, read));
    }

    /** The same; that the key is missing is a fault. */
    <T> Optional<Located<T>> required(String key, Function<String, T> read) {
        if (!entries.containsKey(key)) {
            faults.add(place, "%s has no %s".formatted(title, key));
        }
        return value(key, read);
    }

    /** The key's values: a list, or one alone. Bad ones are left out. */
    <T> List<Located<T>> values(String key, Function<String, T> read) {
        return entry(key)
                .map(
                        one ->
                                elements(one).stream()
                                        .flatMap(
                                                node ->
                                                        scalar(
                                                                node,
                                                                placeOf(one.place().file(), node),
                                                                key)
                                                                .stream())
                                        .flatMap(text -> read(text, key, read).stream())
                                        .toList())
                .orElse(List.of());
    }

    private static List<Node> elements(Entry entry) {
        return entry.node() instanceof SequenceNode sequence
                ? sequence.getValue()
                : List.of(entry.node());
    }

    private Optional<Located<String>> scalar(Node node, Place at, String key) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(new Located<>(scalar.getValue().strip(), at));
        }
        faults.add(
                at,
                node instanceof ScalarNode
                        ? "%s of %s has no value; leave the line out, or write one"
                                .formatted(key, title)
                        : "%s of %s is to be a single value".formatted(key, title));
        return Optional.empty();
    }

    private <T> Optional<Located<T>> read(
            Located<String> text, String key, Function<String, T> read) {
        try {
            return Optional.of(text.map(read));
        } catch (IllegalArgumentException bad) {
            faults.add(text.place(), "%s of %s: %s".formatted(key, title, bad.getMessage()));
            return Optional.empty();
        }
    }
}
