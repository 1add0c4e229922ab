/// Exchange sessions: which days trade, and from when to when.
@NullMarked
package dev.tandem.api.calendar;

import org.jspecify.annotations.NullMarked;
