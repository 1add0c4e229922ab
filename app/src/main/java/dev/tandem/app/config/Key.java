package dev.tandem.app.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component of a settings record is in a file. Its key is its name in kebab case.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Key {
    /// The key where it is not the name of the component.
    String name() default "";

    /// One line of help.
    String about();

    /// The value when none is given, as it would be written; empty for none.
    String standard() default "";

    /// What holds when nothing is given and there is no standard value.
    String otherwise() default "";

    /// The key beside this one that it takes the place of: a file that has one of them hides the
    /// other of the files below it.
    String insteadOf() default "";

    /// Values that are planned and refused today.
    String[] later() default {};
}
