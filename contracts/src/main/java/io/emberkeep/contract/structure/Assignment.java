package io.emberkeep.contract.structure;

import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;

/**
 * One member watches one target (R's operation assignment).
 *
 * @param manager who watches
 * @param target who is watched
 * @param priority 1 acts on trouble; 2 waits for the word of 1 (P2P-1)
 */
public record Assignment(MemberId manager, ServerId target, int priority) {

    /** Who acts on trouble. */
    static Assignment first(ServerId manager, ServerId target) {
        return new Assignment(new MemberId(manager.value()), target, 1);
    }

    /** Who sees it too, and acts if the first cannot. */
    static Assignment second(ServerId manager, ServerId target) {
        return new Assignment(new MemberId(manager.value()), target, 2);
    }
}
