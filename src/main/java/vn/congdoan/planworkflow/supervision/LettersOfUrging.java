package vn.congdoan.planworkflow.supervision;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leads from a late item to the page of its letters, from the day on which it is urged. */
@Component
class LettersOfUrging implements LetterLinks {

  private final Urgings urgings;

  LettersOfUrging(Urgings urgings) {
    this.urgings = urgings;
  }

  @Override
  public Optional<String> letterAbout(DatedItem item) {
    return urgings.find(item).map(urging -> "/don-doc/thu?item=" + URLEncoder.encode(urging.item().key(), StandardCharsets.UTF_8));
  }
}
