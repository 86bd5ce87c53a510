/** The configuration state as the sif-service tells it to everyone (SPEC section 4, SIF-9). */
package io.emberkeep.contract.configuration;
