/// History from files: CSV bars, calendars, terms of instruments known only from data, and bar
/// building.
@NullMarked
package dev.tandem.data;

import org.jspecify.annotations.NullMarked;
