package vn.congdoan.planworkflow.engine.guard;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.util.ClassUtils;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/**
 * What expressions reach while they run, of whatever version and from wherever they came: variables, the beans for models, the business
 * key; no class, no other bean, no property of a value.
 */
class GuardedExpressions extends JuelExpressionManager {

  private final ModelBeans beans;

  GuardedExpressions(ModelBeans beans) {
    this.beans = beans;
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolver = new CompositeELResolver();
    resolver.add(new Guard());
    resolver.add(new VariableScopeElResolver());
    resolver.add(new VariableContextElResolver());
    resolver.add(new BeanELResolver());
    return resolver;
  }

  /** Asked first: answers with a bean for models, refuses what is not for models, and leaves the rest to those after it. */
  private final class Guard extends ELResolver {

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
      if (base == null) {
        if (!(property instanceof String name) || !beans.types().containsKey(name)) return null;
        // Before variables: none of them can take the place of a bean.
        context.setPropertyResolved(true);
        return beans.get(name);
      }
      if (base instanceof DelegateExecution && "processBusinessKey".equals(property)) return null;
      throw refused(property);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
      int count = arguments == null ? 0 : arguments.length;
      if (base != null && beans.holds(base) && ModelBeans.offers(ClassUtils.getUserClass(base), String.valueOf(method), count)) {
        return null;
      }
      throw refused(method);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
      if (base != null) throw refused(property);
      return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
      if (base != null) throw refused(property);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
      if (base != null) throw refused(property);
      return false;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
      return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
      return null;
    }

    private Refused refused(Object what) {
      return new Refused(Refused.Kind.INVALID, Text.of("engine.expressionReachesTooFar", what));
    }
  }
}
