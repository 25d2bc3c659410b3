package vn.congdoan.planworkflow;

import java.util.Map;
import java.util.Set;

/**
 * What the models refer to outside themselves.
 *
 * @param beans class by the bean name that expressions use
 * @param variables names declared in the contract of a process, by process id
 * @param messages names declared in any contract
 * @param decisions names that a review may give
 * @param forms file names of forms by folder
 * @param decisionInputs variables that a decision table reads, by its id
 * @param works element ids with work at a desk, by process id
 * @param roles codes of the roles that every unit has
 * @param paragraphs of the plan
 */
record ModelSurroundings(Map<String, Class<?>> beans, Map<String, Set<String>> variables, Set<String> messages, Set<String> decisions,
    Map<String, Set<String>> forms, Map<String, Set<String>> decisionInputs, Map<String, Set<String>> works, Set<String> roles, Set<String> paragraphs) {}
