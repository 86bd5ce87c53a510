/** The monitor-service's shell on virtual time: ticks, supervisors, examinations, questions and commands. */
package io.emberkeep.simulator.monitor;
