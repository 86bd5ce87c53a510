/** What all services share; start with {@link io.emberkeep.contract.Topics}. */
package io.emberkeep.contract;
