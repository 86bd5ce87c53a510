/** The data centre as a pure model: what machines do, without clock, sockets or threads. */
package io.emberkeep.testbed.model;
