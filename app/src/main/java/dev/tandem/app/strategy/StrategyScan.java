package dev.tandem.app.strategy;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Looks through the classes of a strategy for what breaks the promises of a run: reflection past
/// the class loader is refused; what makes runs differ is only reported.
final class StrategyScan {
    private static final Set<String> REFUSED_MEMBERS =
            Set.of(
                    "java.lang.Class.getDeclaredField",
                    "java.lang.Class.getDeclaredFields",
                    "java.lang.Class.getDeclaredMethod",
                    "java.lang.Class.getDeclaredMethods",
                    "java.lang.Class.getDeclaredConstructor",
                    "java.lang.Class.getDeclaredConstructors",
                    "java.lang.Class.getClassLoader",
                    "java.lang.Thread.getContextClassLoader",
                    "java.lang.invoke.MethodHandles.privateLookupIn");

    private final Set<String> refused = new TreeSet<>();
    private final TreeMap<String, StrategyUse> uses = new TreeMap<>();
    private int line;

    private StrategyScan() {}

    /// What deserves a word, sorted by name.
    ///
    /// @throws TandemException `TDM-5004` if a class uses what is refused
    static List<StrategyUse> uses(String strategy, Collection<byte[]> classes) {
        var scan = new StrategyScan();
        for (var bytes : classes) {
            scan.look(ClassFile.of().parse(bytes));
        }
        if (!scan.refused.isEmpty()) {
            throw new TandemException(
                    Kind.STRATEGY,
                    "TDM-5004",
                    strategy
                            + " uses "
                            + String.join(", ", scan.membersFirst())
                            + ": strategies may not reach past the api",
                    "use Context for what the strategy needs; its state is saved without reflection");
        }
        return List.copyOf(scan.uses.values());
    }

    /// What is refused; a type only if none of its members says more.
    private List<String> membersFirst() {
        return refused.stream()
                .filter(name -> refused.stream().noneMatch(other -> other.startsWith(name + ".")))
                .toList();
    }

    /// The code tells the lines, the constant pool what stands outside of it.
    private void look(ClassModel type) {
        for (var method : type.methods()) {
            line = 0;
            method.code().ifPresent(code -> code.forEach(element -> look(method, element)));
        }
        line = 0;
        type.constantPool().forEach(this::look);
    }

    private void look(MethodModel method, CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case InvokeInstruction call -> look(call.method());
            case NewObjectInstruction made -> look(made.className());
            case FieldInstruction access -> {
                look(access.field());
                if (access.opcode() == Opcode.PUTSTATIC
                        && !method.methodName().equalsString("<clinit>")) {
                    var owner = nameOf(access.owner()).replace('$', '.');
                    note(
                            owner + "." + access.name().stringValue(),
                            StrategyUse.Reason.STATIC_STATE);
                }
            }
            case InvokeDynamicInstruction dynamic ->
                    dynamic.invokedynamic().bootstrap().arguments().forEach(this::look);
            default -> {}
        }
    }

    private void look(PoolEntry entry) {
        switch (entry) {
            case ClassEntry type -> type(nameOf(type));
            case MethodHandleEntry handle -> look(handle.reference());
            case MemberRefEntry member -> {
                look(member.owner());
                member(
                        nameOf(member.owner()),
                        member.name().stringValue(),
                        member.type().stringValue());
            }
            default -> {}
        }
    }

    private static String nameOf(ClassEntry type) {
        return type.asInternalName().replace('/', '.');
    }

    private void type(String name) {
        if (isRefused(name)) {
            refused.add(name);
        } else if (UnrepeatableWords.isType(name)) {
            note(name, StrategyUse.Reason.UNREPEATABLE);
        }
    }

    private static boolean isRefused(String type) {
        return type.startsWith("java.lang.reflect.")
                || type.startsWith("jdk.internal.")
                || type.equals("sun.misc.Unsafe")
                || type.equals("java.lang.ClassLoader");
    }

    private void member(String owner, String name, String descriptor) {
        var full = owner + "." + name;
        if (REFUSED_MEMBERS.contains(full) || isRefused(owner)) {
            refused.add(full);
            return;
        }
        var shown = name.equals("<init>") ? "new " + owner + "()" : full;
        UnrepeatableWords.reason(owner, name, descriptor).ifPresent(reason -> note(shown, reason));
    }

    private void note(String name, StrategyUse.Reason reason) {
        var known = uses.get(name);
        if (known == null || known.line() == 0 || (line > 0 && line < known.line())) {
            uses.put(name, new StrategyUse(name, reason, line));
        }
    }
}
