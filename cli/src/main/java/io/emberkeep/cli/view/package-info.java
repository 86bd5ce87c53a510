/** How things look: tables for people, JSON and YAML for scripts. */
package io.emberkeep.cli.view;
