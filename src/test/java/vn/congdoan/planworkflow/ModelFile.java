package vn.congdoan.planworkflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import vn.congdoan.planworkflow.input.SafeXml;

/**
 * One model as its file tells it.
 *
 * @param folder the file lies in
 * @param name of the file without its ending
 * @param definitions root element
 */
record ModelFile(String folder, String name, Element definitions) {

  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final Set<String> GATEWAYS = Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway",
      "complexGateway");
  private static final Set<String> OTHER_NODES = Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent",
      "boundaryEvent", "userTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask", "manualTask", "task",
      "callActivity", "subProcess", "transaction", "adHocSubProcess");

  static ModelFile parse(String folder, String fileName, String xml) {
    try {
      Element root = SafeXml.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
      return new ModelFile(folder, fileName.replaceFirst("\\.bpmn$", ""), root);
    } catch (SafeXml.NotRead e) {
      throw new IllegalArgumentException(folder + "/" + fileName + " is no XML", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ModelFile read(Path file) {
    try {
      return parse(file.getParent().getFileName().toString(), file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every model below a folder, sorted. */
  static List<ModelFile> allBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(path -> path.toString().endsWith(".bpmn")).sorted().map(ModelFile::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Element process() {
    return elements("process").get(0);
  }

  String processId() {
    return process().getAttribute("id");
  }

  /** Every element, in the order of the file. */
  List<Element> all() {
    List<Element> found = new ArrayList<>();
    found.add(definitions);
    collect(definitions.getElementsByTagName("*"), found);
    return found;
  }

  /** Elements of BPMN with one of these names. */
  List<Element> elements(String... names) {
    List<String> wanted = Arrays.asList(names);
    return all().stream().filter(element -> BPMN.equals(element.getNamespaceURI()) && wanted.contains(element.getLocalName())).toList();
  }

  List<Element> nodes() {
    return all().stream().filter(ModelFile::isNode).toList();
  }

  List<Element> flows() {
    return elements("sequenceFlow");
  }

  List<Element> flowsFrom(Element node) {
    return flows().stream().filter(flow -> flow.getAttribute("sourceRef").equals(node.getAttribute("id"))).toList();
  }

  Optional<Element> node(String id) {
    return nodes().stream().filter(node -> node.getAttribute("id").equals(id)).findFirst();
  }

  static boolean isNode(Element element) {
    return BPMN.equals(element.getNamespaceURI()) && (isGateway(element) || OTHER_NODES.contains(element.getLocalName()));
  }

  static boolean isGateway(Element element) {
    return GATEWAYS.contains(element.getLocalName());
  }

  /** An attribute of the engine; empty when it is not there. */
  static String camunda(Element element, String attribute) {
    return element.getAttributeNS(CAMUNDA, attribute);
  }

  /** Direct children with a name, whatever their namespace. */
  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getLocalName().equals(name)) found.add(element);
    }
    return found;
  }

  /** The text of the documentation; empty when there is none. */
  static String documentation(Element element) {
    return children(element, "documentation").stream().map(Element::getTextContent).findFirst().orElse("").strip();
  }

  /** The value of a property in the extension elements; empty when there is none. */
  static String property(Element element, String name) {
    return children(element, "extensionElements").stream().flatMap(extensions -> children(extensions, "properties").stream())
        .flatMap(properties -> children(properties, "property").stream())
        .filter(property -> property.getAttribute("name").equals(name)).map(property -> property.getAttribute("value"))
        .findFirst().orElse("");
  }

  private static void collect(NodeList list, List<Element> found) {
    for (int i = 0; i < list.getLength(); i++) found.add((Element) list.item(i));
  }
}
