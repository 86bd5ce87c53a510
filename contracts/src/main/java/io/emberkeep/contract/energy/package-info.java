/** What a pool's hosts used, as the power-service accounts it (PSS-10). */
package io.emberkeep.contract.energy;
