package io.emberkeep.contract.answer;

import io.emberkeep.contract.wire.Message;

/** What came of a signal or a command; the envelope names the message that it answers. */
public sealed interface Answer extends Message permits SignalAnswer, CommandAnswer {}
