/// What measurements of speed came to, what is asked of them, and the page that shows both.
@NullMarked
package dev.tandem.testkit.performance;

import org.jspecify.annotations.NullMarked;
