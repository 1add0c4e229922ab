/// The command that proves a strategy: its checks on this machine and elsewhere, and the
/// certificate of them.
@NullMarked
package dev.tandem.app.prove;

import org.jspecify.annotations.NullMarked;
