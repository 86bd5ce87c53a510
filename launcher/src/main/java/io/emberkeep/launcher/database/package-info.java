/** The embedded PostgreSQL: unpacked once, its data kept. */
package io.emberkeep.launcher.database;
