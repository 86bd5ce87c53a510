/** The papers' experiments, run against a whole Emberkeep with clients of their own. */
package io.emberkeep.experiments;
