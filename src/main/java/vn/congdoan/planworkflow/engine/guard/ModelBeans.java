package vn.congdoan.planworkflow.engine.guard;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import vn.congdoan.planworkflow.input.ForModels;

/** The beans that models may call, and their methods by name and number of arguments; models reach nothing else of the application. */
@Component
public class ModelBeans {

  private final ListableBeanFactory beans;
  private volatile Map<String, Class<?>> types;

  ModelBeans(ListableBeanFactory beans) {
    this.beans = beans;
  }

  /** Class of each bean by its name. */
  public Map<String, Class<?>> types() {
    if (types == null) {
      Map<String, Class<?>> found = new TreeMap<>();
      for (String name : beans.getBeanNamesForAnnotation(ForModels.class)) found.put(name, ClassUtils.getUserClass(beans.getType(name)));
      types = Map.copyOf(found);
    }
    return types;
  }

  Object get(String name) {
    return beans.getBean(name);
  }

  boolean holds(Object candidate) {
    return types().containsValue(ClassUtils.getUserClass(candidate));
  }

  /** Whether a class has such a method for models: public, and its own rather than one that every object has. */
  public static boolean offers(Class<?> type, String method, int arguments) {
    return Modifier.isPublic(type.getModifiers()) && Arrays.stream(type.getMethods())
        .anyMatch(each -> each.getName().equals(method) && each.getParameterCount() == arguments && isForModels(each));
  }

  private static boolean isForModels(Method method) {
    return !Modifier.isStatic(method.getModifiers()) && !method.isBridge() && method.getDeclaringClass() != Object.class;
  }
}
