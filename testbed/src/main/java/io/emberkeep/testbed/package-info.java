/** A small data centre on the loopback interface: the command that starts it. */
package io.emberkeep.testbed;
