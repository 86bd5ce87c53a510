package io.emberkeep.power.pss;

/** Sentences that differ in their amounts alone say the same. */
final class Amounts {

    private Amounts() {}

    /** Whether two sentences have the same words, numbers that stand by themselves aside. */
    static boolean aside(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        var words = one.split(" ");
        var others = other.split(" ");
        if (words.length != others.length) {
            return false;
        }
        for (var i = 0; i < words.length; i++) {
            if (!words[i].equals(others[i]) && !(isAmount(words[i]) && isAmount(others[i]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAmount(String word) {
        return word.matches("\\(?\\d+([.,]\\d+)?[,;:)]?");
    }
}
