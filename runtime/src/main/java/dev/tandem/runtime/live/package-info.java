/// Sessions that are killed and go on: engine and venue each behind a journal, the gate that lets
/// orders out, and how both are brought back.
@NullMarked
package dev.tandem.runtime.live;

import org.jspecify.annotations.NullMarked;
