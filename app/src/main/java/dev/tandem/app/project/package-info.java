/// Folders for strategies of one's own, and what stands in them at the beginning.
@NullMarked
package dev.tandem.app.project;

import org.jspecify.annotations.NullMarked;
