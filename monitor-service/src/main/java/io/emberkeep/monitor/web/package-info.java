/** What operators and launchers ask of this process. */
package io.emberkeep.monitor.web;
