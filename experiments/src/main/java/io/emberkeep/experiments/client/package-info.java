/** The clients that look on: what somebody who uses a service sees of a failure. */
package io.emberkeep.experiments.client;
