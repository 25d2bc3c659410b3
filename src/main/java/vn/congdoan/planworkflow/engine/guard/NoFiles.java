package vn.congdoan.planworkflow.engine.guard;

import java.io.InputStream;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/**
 * Files are kept beside their subject, where their type and content are checked, and nowhere in the engine: neither as variables nor as
 * attachments of a task, whichever interface they come through.
 */
class NoFiles implements TypedValueSerializer<TypedValue> {

  private final ValueType type;

  private NoFiles(ValueType type) {
    this.type = type;
  }

  /** Asked before those of the engine. */
  static List<TypedValueSerializer<?>> serializers() {
    return List.of(new NoFiles(ValueType.FILE), new NoFiles(ValueType.BYTES));
  }

  static CommandInterceptor noAttachments() {
    return new CommandInterceptor() {
      @Override
      public <T> T execute(Command<T> command) {
        if (command instanceof CreateAttachmentCmd) throw refused();
        return next.execute(command);
      }
    };
  }

  @Override
  public String getName() {
    return "refused-" + type.getName();
  }

  @Override
  public ValueType getType() {
    return type;
  }

  @Override
  public boolean canHandle(TypedValue value) {
    if (value.getType() != null) return value.getType().equals(type);
    return type == ValueType.BYTES && (value.getValue() instanceof byte[] || value.getValue() instanceof InputStream);
  }

  @Override
  public TypedValue convertToTypedValue(UntypedValueImpl value) {
    throw refused();
  }

  @Override
  public void writeValue(TypedValue value, ValueFields fields) {
    throw refused();
  }

  @Override
  public TypedValue readValue(ValueFields fields, boolean deserialize, boolean isTransient) {
    throw refused();
  }

  @Override
  public String getSerializationDataformat() {
    return null;
  }

  @Override
  public boolean isMutableValue(TypedValue value) {
    return false;
  }

  private static Refused refused() {
    return new Refused(Refused.Kind.INVALID, Text.of("engine.fileInEngine"));
  }
}
