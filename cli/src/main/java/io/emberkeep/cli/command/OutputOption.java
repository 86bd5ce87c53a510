package io.emberkeep.cli.command;

import io.emberkeep.cli.view.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** In which form something is printed. */
final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            converter = ByName.class,
            completionCandidates = Names.class,
            description = "table, json or yaml. Default: table.")
    private Format format = Format.TABLE;

    Format format() {
        return format;
    }

    /** As a user writes them. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(List.of("table", "json", "yaml"));
        }
    }

    private static final class ByName implements ITypeConverter<Format> {
        @Override
        public Format convert(String name) {
            try {
                return Format.valueOf(name.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException("must be table, json or yaml, not " + name);
            }
        }
    }
}
