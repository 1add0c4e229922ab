/// The pages that people read: one self-contained HTML file each, made of the files of a run.
@NullMarked
package dev.tandem.analytics.report;

import org.jspecify.annotations.NullMarked;
