package io.emberkeep.sif.web;

import io.emberkeep.sif.store.Page;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What is asked for in pages, and answered so. */
final class Paging {

    private static final int LARGEST_PAGE = 500;
    private static final int LAST_PAGE = 1_000_000;

    private Paging() {}

    static int page(String text) {
        return number("page", text, 0, LAST_PAGE);
    }

    static int size(String text) {
        return number("size", text, 1, LARGEST_PAGE);
    }

    /** The one that is named, in lower case and with dashes too. @param whose for the sentence */
    static <E extends Enum<E>> E named(E[] all, String text, String whose) {
        var wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(all)
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.badInput(
                                        "«%s» is no state of %s: %s"
                                                .formatted(text, whose, List.of(all))));
    }

    static <T> RestResponse<List<T>> paged(Page<T> page) {
        return ResponseBuilder.ok(page.rows()).header("X-Total-Count", page.total()).build();
    }

    private static int number(String name, String text, int least, int most) {
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Said below, together with the limits.
        }
        throw ProblemException.badInput(
                "%s is a number from %d to %d, not «%s»".formatted(name, least, most, text));
    }
}
