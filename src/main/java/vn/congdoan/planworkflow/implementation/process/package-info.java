/** The contracts with department-implementation, unit-implementation and coordination-request, their steps and their desks. */
package vn.congdoan.planworkflow.implementation.process;
