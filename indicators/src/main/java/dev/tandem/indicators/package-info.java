/// Streaming indicators: fed bar by bar, constant memory, no allocation while running, nothing but
/// arithmetic inside.
///
/// Every value is [Double#NaN] until its indicator is ready. Inputs must be finite and below 1e100
/// in magnitude; anything else is refused with an [IllegalArgumentException] that names the
/// indicator and the value, and leaves the indicator as it was. Nothing here is safe for use by
/// several threads at once.
@NullMarked
package dev.tandem.indicators;

import org.jspecify.annotations.NullMarked;
