/// Indicators as users bind them.
@NullMarked
package dev.tandem.app.indicators;

import org.jspecify.annotations.NullMarked;
