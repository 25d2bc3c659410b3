/**
 * Finding by words, typed with or without diacritics: what is compared, who asks, and the sources that answer.
 * Whoever keeps something findable brings a {@link vn.congdoan.planworkflow.search.Findable}; this package knows none of them.
 */
package vn.congdoan.planworkflow.search;
