package dev.tandem.app.strategy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Map;
import java.util.TreeMap;

/// The lines of a source on which fields are declared, by `Class.field` with simple names.
final class FieldLines extends TreePathScanner<Void, Void> {
    private final Map<String, Integer> lines = new TreeMap<>();
    private final CompilationUnitTree unit;
    private final Trees trees;

    private FieldLines(CompilationUnitTree unit, Trees trees) {
        this.unit = unit;
        this.trees = trees;
    }

    static Map<String, Integer> of(CompilationUnitTree unit, Trees trees) {
        var lines = new FieldLines(unit, trees);
        lines.scan(unit, null);
        return lines.lines;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
        if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner) {
            var start = trees.getSourcePositions().getStartPosition(unit, variable);
            lines.put(
                    owner.getSimpleName() + "." + variable.getName(),
                    (int) unit.getLineMap().getLineNumber(start));
        }
        return super.visitVariable(variable, none);
    }
}
