package io.emberkeep.contract.inventory;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Parses YAML to its nodes and no further: bounded, and no object is ever made of what it says. */
final class YamlText {

    private static final int MOST_ALIASES = 50;
    private static final int DEEPEST = 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlText() {}

    /** The root node; none if the text is no YAML, which is then a fault. */
    static Optional<Node> parse(String text, String file, Faults faults) {
        if (text.length() > InventoryFile.LARGEST) {
            faults.add(
                    new Place(file, 0),
                    "the file is larger than %d KiB and is not read"
                            .formatted(InventoryFile.LARGEST / 1024));
            return Optional.empty();
        }
        var clean = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        if (tabs(clean, file, faults)) {
            return Optional.empty();
        }
        try {
            var root = yaml().compose(new StringReader(clean));
            if (root == null) {
                faults.add(
                        new Place(file, 1),
                        "the file is empty; samples/sample.yaml is one to start from");
            } else if (!(root instanceof MappingNode)) {
                faults.add(
                        Section.placeOf(file, root),
                        "the inventory is to be «key: value» lines that begin with pool, hosts, groups, servers");
                return Optional.empty();
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException bad) {
            var mark = bad.getProblemMark();
            faults.add(
                    new Place(file, mark == null ? 1 : mark.getLine() + 1),
                    "this is not YAML: " + sentence(bad));
        } catch (ReaderException bad) {
            faults.add(
                    new Place(file, lineOf(clean, bad.getPosition())),
                    "this is not YAML: a character that is not printable");
        } catch (YAMLException bad) {
            faults.add(new Place(file, 1), "this is not YAML: " + bad.getMessage());
        }
        return Optional.empty();
    }

    /** All of them, since the parser would stop at the first. */
    private static boolean tabs(String text, String file, Faults faults) {
        var before = faults.count();
        var lines = text.split("\\R", -1);
        for (var number = 0; number < lines.length; number++) {
            if (lines[number].strip().length() > 0 && lines[number].matches(" *\\t.*")) {
                faults.add(
                        new Place(file, number + 1),
                        "the line is indented with a tab; YAML wants blanks");
            }
        }
        return faults.count() > before;
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setCodePointLimit(InventoryFile.LARGEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        options.setAllowRecursiveKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    private static String sentence(MarkedYAMLException bad) {
        var context = bad.getContext();
        return context == null || context.isBlank()
                ? bad.getProblem()
                : "%s, %s".formatted(context, bad.getProblem());
    }

    private static int lineOf(String text, int position) {
        return (int)
                        text.codePoints()
                                .limit(Math.max(0, position))
                                .filter(one -> one == '\n')
                                .count()
                + 1;
    }
}
