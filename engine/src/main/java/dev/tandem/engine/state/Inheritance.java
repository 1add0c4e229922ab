package dev.tandem.engine.state;

import dev.tandem.api.state.State;
import dev.tandem.api.state.StateText;
import dev.tandem.api.strategy.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Puts the saved fields of a strategy together from two of them that were made with other
/// parameters: what the work of one changed is its state and is taken over; what it left as it was
/// made comes from the other. An indicator that was made otherwise is that of the other, with
/// whatever it was fed.
record Inheritance(Function<String, Class<?>> classes) {
    /// The fields of one object.
    ///
    /// @param blank as the one was made
    /// @param made as the other was made
    /// @param worked as the one is after its work
    State of(State blank, State made, State worked) {
        var merged = new State();
        for (var name : made.names()) {
            if (!blank.has(name) || !worked.has(name) || isSame(name, blank, worked)) {
                merged.copy(name, made);
            } else if (isSame(name, blank, made) || !isTree(name, blank, made, worked)) {
                merged.copy(name, worked);
            } else {
                merged.put(
                        name,
                        node(blank.getState(name), made.getState(name), worked.getState(name)));
            }
        }
        return merged;
    }

    private static boolean isTree(String name, State blank, State made, State worked) {
        return blank.isTree(name) && made.isTree(name) && worked.isTree(name);
    }

    private static boolean isSame(String name, State one, State other) {
        return text(name, one).equals(text(name, other));
    }

    private static String text(String name, State of) {
        return StateText.write(new State().copy(name, of));
    }

    /// One value that both have, in a form of its own each.
    private State node(State blank, State made, State worked) {
        if (!isSame("kind", blank, made) || !isSame("kind", made, worked)) {
            return worked;
        }
        return switch (made.getText("kind")) {
            case "object" -> object(blank, made, worked);
            case "record" -> of(blank, made, worked);
            case "perInstrument", "list", "map" -> items(blank, made, worked);
            default -> worked;
        };
    }

    private State object(State blank, State made, State worked) {
        if (Indicator.class.isAssignableFrom(classes.apply(made.getText("type")))) {
            return made;
        }
        return new State()
                .copy("kind", made)
                .copy("type", made)
                .put(
                        "fields",
                        of(
                                blank.getState("fields"),
                                made.getState("fields"),
                                worked.getState("fields")));
    }

    /// Of two containers with the same places each place is decided for itself; of others the one
    /// with the indicators stays, since these cannot be made here.
    private State items(State blank, State made, State worked) {
        if (!haveSamePlaces(made, worked) || !haveSamePlaces(made, blank)) {
            return holdsIndicator(made) ? made : worked;
        }
        var merged = new State();
        for (var name : made.names()) {
            if (name.equals("items")) {
                merged.put(
                        name, of(blank.getState(name), made.getState(name), worked.getState(name)));
            } else {
                merged.copy(name, made);
            }
        }
        return merged;
    }

    private static boolean haveSamePlaces(State one, State other) {
        for (var name : one.names()) {
            if (name.equals("items")
                    ? one.getList(name).size() != other.getList(name).size()
                    : !isSame(name, one, other)) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsIndicator(State node) {
        if (node.has("type")
                && node.has("fields")
                && Indicator.class.isAssignableFrom(classes.apply(node.getText("type")))) {
            return true;
        }
        return trees(node).stream().anyMatch(this::holdsIndicator);
    }

    private static List<State> trees(State node) {
        var trees = new ArrayList<State>();
        for (var name : node.names()) {
            if (node.isTree(name)) {
                trees.add(node.getState(name));
            }
        }
        return trees;
    }
}
