package vn.congdoan.planworkflow.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** XML that comes from outside: without document types, entities, references to other files or depth without end. */
public final class SafeXml {

  /** Deeper than any model that a person can read. */
  private static final int DEEPEST = 60;

  private static final int MOST_ELEMENTS = 50_000;
  private static final String LINE = "line";

  private SafeXml() {}

  /** The text is no XML, or XML of a kind that is not read. */
  public static final class NotRead extends Exception {

    private final int line;

    private NotRead(String message, int line) {
      super(message);
      this.line = Math.max(1, line);
    }

    /** Where it happened, counted from 1. */
    public int line() {
      return line;
    }
  }

  /**
   * The tree of a text; comments are left out.
   *
   * @throws NotRead with the reason in Vietnamese
   */
  public static Document read(InputStream text) throws NotRead, IOException {
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      var parser = factory.newSAXParser();
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      Growing tree = new Growing(DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument());
      try {
        parser.parse(text, tree);
      } catch (SAXParseException e) {
        boolean type = e.getMessage() != null && e.getMessage().contains("DOCTYPE");
        throw new NotRead(type ? Text.of("input.xmlWithDocumentType") : Text.of("input.notXml"), e.getLineNumber());
      } catch (SAXException e) {
        throw new NotRead(e.getMessage(), tree.line());
      }
      return tree.document;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("no XML parser with the needed features", e);
    }
  }

  /** The line on which an element's opening tag ends, counted from 1. */
  public static int lineOf(Element element) {
    return element.getUserData(LINE) instanceof Integer line ? Math.max(1, line) : 1;
  }

  /** Makes the tree while the text is read, so that it stops at its limits and not after them. */
  private static final class Growing extends DefaultHandler {

    private final Document document;
    private final Deque<Node> open = new ArrayDeque<>();
    // The parser hands a text over in pieces, one for each escaped letter.
    private final StringBuilder pending = new StringBuilder();
    private Locator locator;
    private int elements;

    Growing(Document document) {
      this.document = document;
      open.push(document);
    }

    int line() {
      return locator == null ? 1 : locator.getLineNumber();
    }

    @Override
    public void setDocumentLocator(Locator locator) {
      this.locator = locator;
    }

    @Override
    public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) throws SAXException {
      if (open.size() > DEEPEST || ++elements > MOST_ELEMENTS) throw new SAXException(Text.of("input.xmlTooDeep", DEEPEST, MOST_ELEMENTS));
      Element element = document.createElementNS(uri.isEmpty() ? null : uri, qualifiedName);
      element.setUserData(LINE, line(), null);
      for (int i = 0; i < attributes.getLength(); i++) {
        String space = attributes.getURI(i);
        element.setAttributeNS(space.isEmpty() ? null : space, attributes.getQName(i), attributes.getValue(i));
      }
      closeText();
      open.peek().appendChild(element);
      open.push(element);
    }

    @Override
    public void endElement(String uri, String localName, String qualifiedName) {
      closeText();
      open.pop();
    }

    @Override
    public void characters(char[] letters, int start, int length) {
      pending.append(letters, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
      throw new SAXException(Text.of("input.xmlWithInstruction", target));
    }

    private void closeText() {
      if (pending.isEmpty()) return;
      open.peek().appendChild(document.createTextNode(pending.toString()));
      pending.setLength(0);
    }
  }
}
