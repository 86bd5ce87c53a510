/** What simulated services have in common: their talk with the SIF and executors, and their copy of the configuration. */
package io.emberkeep.simulator.service;
