/** What each of our processes says each second, so that it hears whether the broker answers and what time it has. */
package io.emberkeep.contract.pulse;
