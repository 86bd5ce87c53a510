/** Names and quantities as types, so that none is taken for another. */
package io.emberkeep.contract.id;
