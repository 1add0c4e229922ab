/// What a run leaves behind: what was recorded, the statistics of it, the files, the table on the
/// terminal.
///
/// Money is exact; statistics are `double` and never NaN or infinite: what cannot be told is absent
/// with a reason.
@NullMarked
package dev.tandem.analytics;

import org.jspecify.annotations.NullMarked;
