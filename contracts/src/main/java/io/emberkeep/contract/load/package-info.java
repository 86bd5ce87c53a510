/** Measured loads of servers, and the classes of load (PSS-1). */
package io.emberkeep.contract.load;
