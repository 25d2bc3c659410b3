package vn.congdoan.planworkflow.board.web;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congdoan.planworkflow.board.Board;

/** What the page /tien-do shows. */
@RestController
@RequestMapping("/api/board")
class BoardController {

  private final Board board;

  BoardController(Board board) {
    this.board = board;
  }

  @GetMapping
  Map<String, Object> plans() {
    return board.plans();
  }

  @GetMapping("/{planCode}/{year}")
  Map<String, Object> year(@PathVariable String planCode, @PathVariable int year) {
    return board.year(planCode, year);
  }
}
