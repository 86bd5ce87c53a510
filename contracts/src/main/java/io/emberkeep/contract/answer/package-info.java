/** What came of a signal or a command, sent to whoever asked. */
package io.emberkeep.contract.answer;
