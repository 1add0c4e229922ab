/// Errors that a user can act on: what, where, why and the next step, under a stable code.
@NullMarked
package dev.tandem.api.problem;

import org.jspecify.annotations.NullMarked;
