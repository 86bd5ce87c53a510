package io.emberkeep.contract.signal;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.wire.MessageType;

/** What an operator wants, written by the sif-service's REST side into the same stream. */
public sealed interface OperatorSignal extends Signal.Question {

    /** Who asked, for the record. */
    String operator();

    /** The pool is to be as the inventory says; refused while an incident holds what it would change. */
    @MessageType(name = "signal.apply-inventory", version = 1)
    record ApplyInventory(String operator, Inventory inventory) implements OperatorSignal {}

    /** What automation may do from now on (DESIGN rule 12). */
    @MessageType(name = "signal.set-mode", version = 1)
    record SetMode(String operator, Mode mode) implements OperatorSignal {}

    /** Nothing is to be done about a server or host, or again something. */
    @MessageType(name = "signal.set-maintenance", version = 1)
    record SetMaintenance(String operator, ResourceId resource, boolean on)
            implements OperatorSignal {}

    /** What power saving may do by itself from now on (DESIGN rule 12). */
    @MessageType(name = "signal.set-power-mode", version = 1)
    record SetPowerMode(String operator, PowerMode mode) implements OperatorSignal {}

    /** A proposed transition is to be done, or not. */
    @MessageType(name = "signal.decide-transition", version = 1)
    record DecideTransition(String operator, TransitionId transition, boolean approved)
            implements OperatorSignal {}

    /** A target that was given up or held is to be returned (DBSS-14, DBSS-15). */
    @MessageType(name = "signal.return-target", version = 1)
    record ReturnTarget(String operator, ServerId target) implements OperatorSignal {}
}
