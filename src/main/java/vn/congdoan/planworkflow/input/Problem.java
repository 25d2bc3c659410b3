package vn.congdoan.planworkflow.input;

/**
 * One thing that is wrong with an input, told to the person who can mend it.
 *
 * @param field path of the field inside the form, such as {@code sections.II.1}; empty when it concerns the whole
 * @param message Vietnamese: what is wrong and what to do
 */
public record Problem(String field, String message) {}
