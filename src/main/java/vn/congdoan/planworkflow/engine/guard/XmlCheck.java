package vn.congdoan.planworkflow.engine.guard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import vn.congdoan.planworkflow.input.SafeXml;

/** Goes through a model or a decision table element by element; what is not known to be harmless is a finding. */
abstract class XmlCheck {

  static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private final Findings findings;
  private final Set<String> drawing;
  private final Map<String, GuardRule> reasons;

  /**
   * @param drawing namespaces with which somebody only draws: looked at no further than for references to other files
   * @param reasons by the local name of an element or attribute, where "not allowed" would not tell a modeler enough
   */
  XmlCheck(Findings findings, Set<String> drawing, Map<String, GuardRule> reasons) {
    this.findings = findings;
    this.drawing = drawing;
    this.reasons = reasons;
  }

  void check(byte[] content) {
    try {
      check(SafeXml.read(new ByteArrayInputStream(content)).getDocumentElement());
    } catch (SafeXml.NotRead e) {
      findings.add(e.line(), "", GuardRule.NOT_READ, e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an element may stand in such a file. */
  abstract boolean knows(Element element);

  /** Whether an attribute may stand at an element that may stand there. */
  abstract boolean knows(Element element, Attr attribute);

  /** What must hold beyond names: called for each element that is known. */
  abstract void judge(Element element);

  private boolean draws(String namespace) {
    return namespace != null && drawing.contains(namespace);
  }

  private void check(Element element) {
    if (!draws(element.getNamespaceURI())) {
      if (!knows(element)) {
        add(element, reasons.getOrDefault(element.getLocalName(), GuardRule.ELEMENT_UNKNOWN), element.getTagName());
        return;
      }
      judge(element);
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) check(element, (Attr) attributes.item(i));
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) check(inner);
    }
  }

  private void check(Element element, Attr attribute) {
    String namespace = attribute.getNamespaceURI();
    boolean drawn = draws(element.getNamespaceURI()) && namespace == null || draws(namespace);
    if (XMLNS.equals(namespace) || drawn || knows(element, attribute)) return;
    add(element, reasons.getOrDefault(attribute.getLocalName(), GuardRule.ATTRIBUTE_UNKNOWN), attribute.getName());
  }

  final void add(Element element, GuardRule rule, String what) {
    findings.add(SafeXml.lineOf(element), placeOf(element), rule, what);
  }

  /** The id of an element, or else of what it belongs to. */
  static String placeOf(Element element) {
    Node node = element;
    while (node instanceof Element each && !each.hasAttribute("id")) node = node.getParentNode();
    return node instanceof Element each ? each.getAttribute("id") : "";
  }

  /** The text of an element without that of the elements in it. */
  static String ownText(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE) text.append(child.getNodeValue());
    }
    return text.toString();
  }
}
