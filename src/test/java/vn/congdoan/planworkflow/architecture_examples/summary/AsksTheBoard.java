package vn.congdoan.planworkflow.architecture_examples.summary;

import vn.congdoan.planworkflow.architecture_examples.board.ReadsAProcess;

/** Breaks rule 2: asks the read side. */
class AsksTheBoard {

  String shown(ReadsAProcess board) {
    return board.toString();
  }
}
