/// The journal of a run on disk: what was decided is written there before it takes effect.
/// `docs/adr/0019` describes the files.
@NullMarked
package dev.tandem.runtime.journal;

import org.jspecify.annotations.NullMarked;
