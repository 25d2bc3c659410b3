package vn.congdoan.planworkflow.security;

import java.util.Set;

/**
 * A person as the organisation's own directory or log-in server knows him.
 *
 * @param source which of them, {@code ldap} or the address of the provider
 * @param subject what never changes there about this person and is never given to another
 * @param name what the person logs in with, before it becomes a user id
 * @param displayName as screens and records show it
 * @param mail null when there is none
 * @param groups as the directory names them, before they become groups of the engine
 */
record OutsideAccount(String source, String subject, String name, String displayName, String mail, Set<String> groups) {}
