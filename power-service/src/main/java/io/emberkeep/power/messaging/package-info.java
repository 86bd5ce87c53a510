/** Channels in and out: questions to the SIF, commands to executors, events to everybody. */
package io.emberkeep.power.messaging;
