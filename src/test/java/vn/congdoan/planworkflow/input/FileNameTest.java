package vn.congdoan.planworkflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files: Vietnamese letters stay, whatever deceives a reader or a file system goes. */
class FileNameTest {

  @ParameterizedTest
  @CsvSource({
      "Tờ trình Đợt 1.pdf, Tờ trình Đợt 1.pdf",
      "../../etc/passwd, passwd",
      "C:\\Tài liệu\\báo cáo.docx, báo cáo.docx",
      "con.pdf, _con.pdf",
      "LPT1.docx, _LPT1.docx",
      "AUX, _AUX",
      "console.pdf, console.pdf",
      ".pdf, _.pdf",
      "a.pdf. . , a.pdf",
      "a<b>:c|d?e*.pdf, a_b__c_d_e_.pdf"})
  void aNameIsMadeHarmless(String given, String kept) {
    assertThat(FileName.clean(given)).isEqualTo(kept);
  }

  @Test
  void whatNobodySeesGoes() {
    assertThat(FileName.clean("bảng \u202Efdp.exe\u202C.pdf")).isEqualTo("bảng fdp.exe.pdf");
    assertThat(FileName.clean("a\u0000b\u200Bc\u2066d\u2028e\r\nf.pdf")).isEqualTo("abcdef.pdf");
    assertThat(FileName.clean("a\u00A0\u3000b.pdf")).isEqualTo("a b.pdf");
    assertThat(FileName.clean(Normalizer.normalize("tờ.pdf", Normalizer.Form.NFD))).isEqualTo("tờ.pdf");
    for (String nothing : new String[] {null, "", " ", "...", "\u200B", "a/", "\u202E"}) assertThat(FileName.clean(nothing)).isEmpty();
  }

  @Test
  void aLongNameKeepsItsEnd() {
    assertThat(FileName.clean("ă".repeat(400) + ".pdf")).hasSize(250).endsWith("ă.pdf");
    String pictures = FileName.clean("😀".repeat(300) + ".pdf");
    assertThat(pictures.codePointCount(0, pictures.length())).isEqualTo(250);
    assertThat(Character.isLowSurrogate(pictures.charAt(0))).isFalse();
  }

  @Test
  void aNameTravelsInLettersThatEveryServerLetsThrough() {
    assertThat(FileName.attachment("Tờ trình Đợt 1.pdf"))
        .isEqualTo("attachment; filename=\"To trinh Dot 1.pdf\"; filename*=UTF-8''T%E1%BB%9D%20tr%C3%ACnh%20%C4%90%E1%BB%A3t%201.pdf");
    assertThat(FileName.attachment("a\"; filename=b.html\r\nX: y")).isEqualTo(
        "attachment; filename=\"a__ filename_b.html__X_ y\"; filename*=UTF-8''a%22%3B%20filename%3Db.html%0D%0AX%3A%20y");
  }
}
