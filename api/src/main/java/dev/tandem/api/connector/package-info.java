/// The contracts of the outside world: trading venues.
@NullMarked
package dev.tandem.api.connector;

import org.jspecify.annotations.NullMarked;
