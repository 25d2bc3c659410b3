package vn.congdoan.planworkflow.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The routes of resource classes, those of the resources that they hand out included. */
final class JaxRsRoutes {

  private static final int DEEPEST = 6;

  private final Set<String> found = new TreeSet<>();

  private JaxRsRoutes() {}

  /** Each as {@code GET /task/{id}}; OPTIONS is left out: it tells what else there is, and changes nothing. */
  static Set<String> of(Collection<Class<?>> resources) {
    JaxRsRoutes routes = new JaxRsRoutes();
    for (Class<?> resource : resources) {
      annotation(resource, Path.class).ifPresent(path -> routes.collect(resource, path.value(), 0));
    }
    return routes.found;
  }

  private void collect(Class<?> resource, String above, int depth) {
    if (depth > DEEPEST) return;
    for (Method method : resource.getMethods()) {
      if (method.isBridge()) continue;
      Optional<Path> path = annotation(method, Path.class);
      String route = joined(above, path.map(Path::value).orElse(""));
      Optional<String> verb = verb(method);
      if (verb.isPresent()) {
        if (!verb.get().equals("OPTIONS")) found.add(verb.get() + " " + route);
      } else if (path.isPresent() && !method.getReturnType().isPrimitive()) {
        collect(method.getReturnType(), route, depth + 1);
      }
    }
  }

  private static Optional<String> verb(Method method) {
    for (Method declared : declarations(method)) {
      for (Annotation annotation : declared.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) return Optional.of(verb.value());
      }
    }
    return Optional.empty();
  }

  private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
    return declarations(method).stream().map(declared -> declared.getAnnotation(type)).filter(found -> found != null).findFirst();
  }

  private static <A extends Annotation> Optional<A> annotation(Class<?> type, Class<A> annotation) {
    for (Class<?> each : family(type)) {
      if (each.isAnnotationPresent(annotation)) return Optional.of(each.getAnnotation(annotation));
    }
    return Optional.empty();
  }

  /** The method itself and what it overrides, where JAX-RS looks for annotations. */
  private static Set<Method> declarations(Method method) {
    Set<Method> declarations = new LinkedHashSet<>();
    for (Class<?> each : family(method.getDeclaringClass())) {
      try {
        declarations.add(each.getMethod(method.getName(), method.getParameterTypes()));
      } catch (NoSuchMethodException e) {
        // Declared further down.
      }
    }
    return declarations;
  }

  private static Set<Class<?>> family(Class<?> type) {
    Set<Class<?>> family = new LinkedHashSet<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      family.add(each);
      for (Class<?> parent : each.getInterfaces()) family.addAll(family(parent));
    }
    return family;
  }

  private static String joined(String above, String path) {
    String joined = ("/" + above + "/" + path).replaceAll("/+", "/");
    return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
  }
}
