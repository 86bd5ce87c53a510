/** The data centre's control interface: hypervisors, guests' agents, power boards, faults; HTTP and JSON. */
package io.emberkeep.testbed.control;
