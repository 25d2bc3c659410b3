/** Records over HTTP, for the page /ho-so. */
package vn.congdoan.planworkflow.dossier.web;
