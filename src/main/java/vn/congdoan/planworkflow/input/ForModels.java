package vn.congdoan.planworkflow.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/** A bean whose public methods the models of processes/ may call by its name; they reach no other. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface ForModels {

  /** Name by which expressions call it. */
  @AliasFor(annotation = Component.class)
  String value();
}
