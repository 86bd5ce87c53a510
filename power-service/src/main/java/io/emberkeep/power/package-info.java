/** Light and moderate: power saving beside high availability (PSS, C section 2.3). Its cores only. */
package io.emberkeep.power;
