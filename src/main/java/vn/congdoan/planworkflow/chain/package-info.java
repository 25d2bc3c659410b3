/**
 * The chain that ties the stages together: a plan is assigned, launched, reported on every year, reviewed and closed.
 * Models: {@code processes/chain}. The only place that knows all stages; no stage knows it.
 */
package vn.congdoan.planworkflow.chain;
