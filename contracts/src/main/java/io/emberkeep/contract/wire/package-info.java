/** How a message is named, versioned and turned into JSON. */
package io.emberkeep.contract.wire;
