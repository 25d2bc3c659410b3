/** Classes that each break one rule of the architecture, so that ArchitectureTest proves its rules can fail. Never part of the product. */
package vn.congdoan.planworkflow.architecture_examples;
