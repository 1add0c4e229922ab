/// What a session writes into its journals: the types of records and their bytes.
@NullMarked
package dev.tandem.runtime.record;

import org.jspecify.annotations.NullMarked;
