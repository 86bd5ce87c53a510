/** The command {@code emberkeep}: what every subcommand shares. */
package io.emberkeep.cli;
