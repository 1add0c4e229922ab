/// The golden cases of zipline.
@NullMarked
package dev.tandem.testkit.golden.zipline;

import org.jspecify.annotations.NullMarked;
