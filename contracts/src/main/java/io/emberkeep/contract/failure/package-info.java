/** The public events: what happened to a target, for anybody who subscribes. */
package io.emberkeep.contract.failure;
