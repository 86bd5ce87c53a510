/** How the command speaks to the services. */
package io.emberkeep.cli.rest;
