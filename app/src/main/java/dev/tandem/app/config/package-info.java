/// Configuration files: YAML in layers, every value with its origin, all faults reported at once.
@NullMarked
package dev.tandem.app.config;

import org.jspecify.annotations.NullMarked;
