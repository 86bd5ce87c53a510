package io.emberkeep.power.classify;

import io.emberkeep.contract.load.LoadClass;

/**
 * What a group should be.
 *
 * @param next what is known of its classes from now on
 * @param wanted the shape it should have: the one it has, or the next larger or smaller one
 * @param why why, or why not another
 */
public record Judgement(GroupWatch next, LoadClass wanted, Why why) {

    /** Why, or why not another, for people. */
    public String reason() {
        return why.sentence();
    }
}
