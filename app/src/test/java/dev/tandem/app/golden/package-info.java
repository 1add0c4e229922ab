/// Reference answers of other engines, reproduced by the whole program.
@NullMarked
package dev.tandem.app.golden;

import org.jspecify.annotations.NullMarked;
