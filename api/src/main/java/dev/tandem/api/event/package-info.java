/// What happens to orders: reports of the venue, events and fills for the strategy.
@NullMarked
package dev.tandem.api.event;

import org.jspecify.annotations.NullMarked;
