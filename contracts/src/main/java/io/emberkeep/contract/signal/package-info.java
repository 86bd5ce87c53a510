/** What happened, told to the sif-service, which alone knows what to edit (SIF-2). */
package io.emberkeep.contract.signal;
