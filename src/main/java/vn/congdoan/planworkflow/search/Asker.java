package vn.congdoan.planworkflow.search;

import java.util.Set;

/** Who searches: nobody finds what is not theirs to know. */
public record Asker(String user, Set<String> groups) {}
