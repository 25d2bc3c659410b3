/** Numbers, registers and attachments of documents. Uses no stage and no engine. */
package vn.congdoan.planworkflow.document;
