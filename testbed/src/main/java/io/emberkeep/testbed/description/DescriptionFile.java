package io.emberkeep.testbed.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.emberkeep.testbed.model.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a description and makes the data centre that it describes. */
public final class DescriptionFile {

    private static final JsonMapper YAML =
            JsonMapper.builder(
                            YAMLFactory.builder()
                                    // "state: off" is no boolean.
                                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                                    .build())
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private static final String BUILT_IN = "/datacentre.yaml";
    private static final String BUILT_IN_PREFIX = "127.21.";

    private DescriptionFile() {}

    /**
     * The data centre of a file.
     *
     * @param file the description; none for the built-in one
     * @param prefix two numbers with a dot that stand for the leading 127.21 of every address
     * @throws IllegalArgumentException with a sentence, if it cannot be read or does not fit together
     */
    public static World read(Optional<Path> file, Optional<String> prefix) {
        String name = file.map(Path::toString).orElse("The built-in description");
        String text = file.map(DescriptionFile::text).orElseGet(DescriptionFile::builtIn);
        String moved = prefix.map(to -> text.replace(BUILT_IN_PREFIX, prefixed(to))).orElse(text);
        try {
            return Described.world(YAML.readValue(moved, Description.class));
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
            throw new IllegalArgumentException(
                    name + ", line " + line + ": " + wrong.getOriginalMessage(), wrong);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
        }
    }

    private static String prefixed(String prefix) {
        if (!prefix.matches("127\\.\\d{1,3}")) {
            throw new IllegalArgumentException(
                    "The addresses must begin with 127 and another number, as in 127.22; "
                            + prefix
                            + " does not.");
        }
        return prefix + ".";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "The description " + file + " cannot be read.", unreadable);
        }
    }

    private static String builtIn() {
        try (var in = DescriptionFile.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalArgumentException("The built-in description is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "The built-in description cannot be read.", unreadable);
        }
    }
}
