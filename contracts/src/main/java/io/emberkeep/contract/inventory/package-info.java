/** What the user describes: hosts, service groups, servers, settings of a pool. */
package io.emberkeep.contract.inventory;
