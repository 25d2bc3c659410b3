package vn.congdoan.planworkflow.supervision;

import java.util.Optional;

/** Where the urging letter about a late item is read or written; without such a page the list of late items offers none. */
interface LetterLinks {

  /** Address below the root, such as {@code /don-doc/thu?item=…}; empty when there is nothing to urge about the item. */
  Optional<String> letterAbout(DatedItem item);
}
