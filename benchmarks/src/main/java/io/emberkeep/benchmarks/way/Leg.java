package io.emberkeep.benchmarks.way;

/** From one thing that happened to the next, in their order. */
enum Leg {
    CLAIM_WRITTEN("probe's end -> claim sent"),
    CLAIM_READ("claim sent -> read, pool locked by the SIF"),
    COMMITTED("locked -> committed, answer sent"),
    ANSWER_READ("answer sent -> read by the monitor"),
    COMMAND_SENT("answer read -> command sent"),
    COMMAND_READ("command sent -> read by another reader"),
    COMMAND_DONE("command sent -> done by the adapter"),
    DONE_READ("done -> read by the monitor"),
    ALL("probe's end -> old holder off, read");

    private final String words;

    Leg(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
