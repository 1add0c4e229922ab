/// What can be traded, with its storage scales for life and its dated trading rules.
@NullMarked
package dev.tandem.api.instrument;

import org.jspecify.annotations.NullMarked;
