/** One class for each subcommand. */
package io.emberkeep.cli.command;
