/** Topics whose order is kept, writers that try again, and readers that read on where they stopped. */
package io.emberkeep.simulator.broker;
