package vn.congdoan.planworkflow.move;

/**
 * How many rows a table has, and a sum over what stands in them that does not depend on their order.
 *
 * @param sum of a hash of each row
 */
record TableContent(long rows, long sum) {

  static final TableContent NONE = new TableContent(0, 0);

  TableContent with(long rowHash) {
    return new TableContent(rows + 1, sum + rowHash);
  }
}
