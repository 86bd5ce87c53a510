/** Signs of life of the members (RING-1): a stream, not configuration. */
package io.emberkeep.contract.heartbeat;
