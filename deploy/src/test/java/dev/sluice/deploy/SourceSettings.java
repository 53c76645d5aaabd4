package dev.sluice.deploy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Every setting of ours, read from the sources: configuration interfaces, injected properties, schedules. */
final class SourceSettings extends TreePathScanner<Void, String> {

    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{(sluice\\.[a-z.-]+):([^}]+)}");

    private final List<Setting> found = new ArrayList<>();
    private final DocTrees documents;
    private final String owner;
    private final Map<String, ClassTree> groups = new HashMap<>();

    private SourceSettings(DocTrees documents, String owner) {
        this.documents = documents;
        this.owner = owner;
    }

    /** @param defaultValue empty: none */
    record Setting(String owner, String name, String type, String defaultValue, String meaning) {

        String variable() {
            return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        }
    }

    static List<Setting> all() {
        return Read.SETTINGS;
    }

    /** Read once: it takes the compiler. */
    private static final class Read {

        private static final List<Setting> SETTINGS = everything();

        private static List<Setting> everything() {
            var settings = new ArrayList<>(of("all services", Repository.ROOT.resolve("platform/src/main/java")));
            Repository.SERVICES.forEach(
                    application -> settings.addAll(of(application.service(), application.sources())));
            return List.copyOf(settings);
        }
    }

    private static List<Setting> of(String owner, Path folder) {
        var files = Repository.files(folder, ".java").stream()
                .filter(file -> Repository.text(file).contains("sluice."))
                .toList();
        if (files.isEmpty()) {
            return List.of();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var scanner = new SourceSettings(DocTrees.instance(task), owner);
            for (var unit : task.parse()) {
                scanner.scan(new TreePath(unit), "");
            }
            return scanner.found.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Setting::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Void visitClass(ClassTree type, String prefix) {
        var mapping = annotation(type.getModifiers().getAnnotations(), "ConfigMapping")
                .flatMap(annotation -> value(annotation, "prefix"));
        if (mapping.isEmpty() && groups.containsKey(type.getSimpleName().toString())) {
            return null;
        }
        type.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(nested -> mapping.isPresent() && nested.getKind() == com.sun.source.tree.Tree.Kind.INTERFACE)
                .forEach(nested -> groups.put(nested.getSimpleName().toString(), nested));
        return super.visitClass(type, mapping.map(name -> name + ".").orElse(""));
    }

    @Override
    public Void visitMethod(MethodTree method, String prefix) {
        if (!prefix.isEmpty() && method.getBody() == null) {
            add(method, prefix, getCurrentPath());
        }
        return super.visitMethod(method, "");
    }

    private void add(MethodTree method, String prefix, TreePath path) {
        var name = prefix + kebab(method.getName().toString());
        var type = method.getReturnType().toString();
        var group = groups.get(type);
        if (group != null) {
            group.getMembers().stream()
                    .filter(MethodTree.class::isInstance)
                    .map(MethodTree.class::cast)
                    .forEach(member -> add(
                            member,
                            name + ".",
                            TreePath.getPath(getCurrentPath().getCompilationUnit(), member)));
            return;
        }
        var standard = annotation(method.getModifiers().getAnnotations(), "WithDefault")
                .flatMap(annotation -> value(annotation, "value"));
        found.add(new Setting(owner, name, plain(type), standard.orElse(""), sentence(documents.getDocComment(path))));
    }

    @Override
    public Void visitVariable(VariableTree variable, String prefix) {
        annotation(variable.getModifiers().getAnnotations(), "ConfigProperty").ifPresent(annotation -> {
            var name = value(annotation, "name").orElse("");
            if (name.startsWith("sluice.")) {
                found.add(new Setting(
                        owner,
                        name,
                        plain(variable.getType().toString()),
                        value(annotation, "defaultValue").orElse(""),
                        Meanings.of(name)));
            }
        });
        return super.visitVariable(variable, prefix);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, String prefix) {
        if (literal.getValue() instanceof String text) {
            IN_TEXT.matcher(text)
                    .results()
                    .forEach(match -> found.add(new Setting(
                            owner, match.group(1), "Duration", match.group(2), Meanings.of(match.group(1)))));
        }
        return super.visitLiteral(literal, prefix);
    }

    private static Optional<AnnotationTree> annotation(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .<AnnotationTree>map(annotation -> annotation)
                .findFirst();
    }

    private static Optional<String> value(AnnotationTree annotation, String name) {
        return annotation.getArguments().stream()
                .map(argument -> argument instanceof AssignmentTree assignment
                                && assignment.getVariable().toString().equals(name)
                        ? assignment.getExpression()
                        : name.equals("value") ? argument : null)
                .filter(LiteralTree.class::isInstance)
                .map(ExpressionTree.class::cast)
                .map(literal -> String.valueOf(((LiteralTree) literal).getValue()))
                .findFirst();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String plain(String type) {
        return type.replaceAll("@\\w+(\\([^)]*\\))? ?", "")
                .replaceAll("Optional<(.+)>", "$1")
                .replace("java.util.", "");
    }

    private static String sentence(String comment) {
        return comment == null
                ? ""
                : comment.replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .replaceAll("\\s+", " ")
                        .strip();
    }
}
