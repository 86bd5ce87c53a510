/** The description of a data centre, as a file has it. */
package io.emberkeep.testbed.description;
