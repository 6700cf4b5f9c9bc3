package org.closedloop.engine;

import java.beans.FeatureDescriptor;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.test.mock.MockElResolver;
import org.camunda.bpm.engine.spring.ApplicationContextElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationContext;

/** Expressions that see our own beans and the process, but neither reflection nor the rest of the application. */
class SafeExpressions extends SpringExpressionManager {

    SafeExpressions(ApplicationContext applicationContext) {
        super(applicationContext);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(new NoReflection());
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new VariableContextElResolver());
        resolvers.add(new MockElResolver());
        resolvers.add(new OwnBeans(applicationContext));
        resolvers.add(new ArrayELResolver());
        resolvers.add(new ListELResolver());
        resolvers.add(new MapELResolver());
        resolvers.add(new BeanELResolver());
        return resolvers;
    }

    /** Beans of this product; data source, engine and environment are no business of a model. */
    private static final class OwnBeans extends ApplicationContextElResolver {

        private final Map<String, Boolean> known = new ConcurrentHashMap<>();

        OwnBeans(ApplicationContext applicationContext) {
            super(applicationContext);
        }

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            return base == null && known.computeIfAbsent((String) property, this::ours) ? super.getValue(context, null, property) : null;
        }

        private boolean ours(String name) {
            if (!applicationContext.containsBean(name)) {
                return false;
            }
            Class<?> type = applicationContext.getType(name);
            return type != null && (ours(type) || Arrays.stream(type.getInterfaces()).anyMatch(OwnBeans::ours));
        }

        private static boolean ours(Class<?> type) {
            return type.getName().startsWith("org.closedloop.");
        }
    }

    private static final class NoReflection extends ELResolver {

        private static final Set<String> NAMES = Set.of("class", "getClass", "classLoader", "getClassLoader", "forName", "getModule", "module",
                "protectionDomain", "getProtectionDomain", "invoke", "newInstance", "getDeclaringClass", "declaringClass");
        private static final Set<Class<?>> BASES = Set.of(Class.class, ClassLoader.class, Runtime.class, ProcessBuilder.class, Process.class,
                Thread.class, ThreadGroup.class, System.class, Module.class, BeanFactory.class);
        private static final Set<String> PACKAGES = Set.of("java.lang.reflect.", "java.lang.invoke.", "javax.script.", "jdk.internal.", "sun.");

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            check(base, property);
            return null;
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] paramTypes, Object[] params) {
            check(base, method);
            return null;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            check(base, property);
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            check(base, property);
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return false;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return null;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }

        private static void check(Object base, Object property) {
            if (base != null && (NAMES.contains(String.valueOf(property)) || dangerous(base))) {
                throw new ProcessEngineException("Expressions must not use reflection");
            }
        }

        private static boolean dangerous(Object base) {
            return BASES.stream().anyMatch(type -> type.isInstance(base))
                    || PACKAGES.stream().anyMatch(base.getClass().getName()::startsWith);
        }
    }
}
