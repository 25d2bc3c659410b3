package vn.congdoan.planworkflow.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * What an expression of a model refers to, as the engine's own parser reads it.
 *
 * @param calls of methods of a named bean
 * @param variables that it reads
 * @param properties that it reads, as {@code name.property}
 * @param literals texts in quotes
 * @param unknown whatever else it holds: functions, brackets, calls on values
 */
public record ModelExpression(List<Call> calls, List<String> variables, List<String> properties, List<String> literals, List<String> unknown) {

  /** The one thing of an execution that an expression may read. */
  static final String BUSINESS_KEY = "execution.processBusinessKey";

  /** Longer ones are nothing that a reader of the model could follow. */
  private static final int LONGEST = 500;

  private static final List<Class<? extends AstNode>> HARMLESS = List.of(AstBinary.class, AstBoolean.class, AstChoice.class, AstComposite.class,
      AstEval.class, AstNested.class, AstNull.class, AstNumber.class, AstText.class, AstUnary.class);

  private static final Builder BUILDER = new Builder(Builder.Feature.METHOD_INVOCATIONS) {
    @Override
    protected Parser createParser(String expression) {
      return new Parser(this, expression) {
        @Override
        protected AstDot createAstDot(AstNode base, String property, boolean assignable) {
          return new Dot(base, property, assignable);
        }
      };
    }
  };

  /** A call of a bean's method. */
  public record Call(String bean, String method, int arguments) {

    @Override
    public String toString() {
      return "%s.%s(%d)".formatted(bean, method, arguments);
    }
  }

  /** What a text refers to that holds one or several expressions; nothing when it is a mere text. */
  public static Optional<ModelExpression> in(String text) {
    if (!text.contains("${") && !text.contains("#{")) return Optional.empty();
    ModelExpression found = new ModelExpression(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    if (text.length() > LONGEST) {
      found.unknown.add(text.substring(0, 40) + "…");
      return Optional.of(found);
    }
    try {
      found.read((Node) BUILDER.build(text).getRoot());
    } catch (TreeBuilderException e) {
      found.unknown.add(text);
    }
    return Optional.of(found);
  }

  private void read(Node node) {
    if (node instanceof AstIdentifier identifier) {
      variables.add(identifier.getName());
    } else if (node instanceof AstString literal) {
      literals.add((String) literal.eval(null, null));
    } else if (node instanceof AstMethod call) {
      readCall(call);
    } else if (node instanceof Dot dot) {
      if (dot.getChild(0) instanceof AstIdentifier owner) properties.add(owner.getName() + "." + dot.name());
      else unknown.add(dot.toString());
    } else if (HARMLESS.stream().anyMatch(type -> type.isInstance(node))) {
      for (int i = 0; i < node.getCardinality(); i++) read(node.getChild(i));
    } else {
      unknown.add(node.toString());
    }
  }

  private void readCall(AstMethod call) {
    Node arguments = call.getChild(1);
    if (call.getChild(0) instanceof Dot dot && dot.getChild(0) instanceof AstIdentifier bean) {
      calls.add(new Call(bean.getName(), dot.name(), arguments.getCardinality()));
    } else {
      unknown.add(call.toString());
    }
    for (int i = 0; i < arguments.getCardinality(); i++) read(arguments.getChild(i));
  }

  /** A property that tells its name. */
  private static final class Dot extends AstDot {

    Dot(AstNode base, String property, boolean assignable) {
      super(base, property, assignable);
    }

    String name() {
      return property;
    }
  }
}
