package dev.tandem.engine.state;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.Order;
import dev.tandem.api.state.State;
import dev.tandem.api.strategy.Bars;
import dev.tandem.api.strategy.Indicator;
import dev.tandem.api.strategy.PerInstrument;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One value of a field as saved state. Primitive fields, their boxes, texts and arrays are stored
/// plainly, everything else as a tree that names its kind.
final class Values {
    private final FieldState fields;
    private final Handles handles;
    private final Class<?> owner;

    Values(FieldState fields, Handles handles, Class<?> owner) {
        this.fields = fields;
        this.handles = handles;
        this.owner = owner;
    }

    void save(State out, String name, Class<?> type, @Nullable Object value)
            throws UnsupportedStateException {
        if (type.isPrimitive() && value != null) {
            Primitives.save(out, name, value);
        } else {
            out.put(name, encode(value));
        }
    }

    @Nullable Object load(State in, String name, Class<?> type, @Nullable Object present) {
        return type.isPrimitive()
                ? Primitives.load(in, name, type)
                : decode(in.getState(name), present);
    }

    private State encode(@Nullable Object value) throws UnsupportedStateException {
        var node = new State();
        if (value == null) {
            return node.put("kind", "null");
        }
        if (Primitives.isBox(value)) {
            node.put("kind", "box").put("type", value.getClass().getSimpleName());
            Primitives.save(node, "value", value);
            return node;
        }
        if (value.getClass().isArray()) {
            return Arrays.encode(node, value);
        }
        if (Texts.knows(value.getClass())) {
            return node.put("kind", "text")
                    .put("type", value.getClass().getName())
                    .put("value", Texts.write(value));
        }
        return switch (value) {
            case Enum<?> constant ->
                    node.put("kind", "enum")
                            .put("type", constant.getDeclaringClass().getName())
                            .put("value", constant.name());
            case Order order ->
                    order.number() == 0 // undone with its callback, it never was
                            ? node.put("kind", "null")
                            : node.put("kind", "order").put("value", order.number());
            case Instrument instrument ->
                    node.put("kind", "instrument").put("value", instrument.id().toString());
            case Bars bars -> node.put("kind", "bars").put("value", bars.subscription());
            case Book book when handles.isLive(book) ->
                    node.put("kind", "book").put("value", book.instrument().id().toString());
            case PerInstrument<?> per -> encodePer(node, per);
            case List<?> list -> node.put("kind", "list").put("items", encodeAll(list));
            case Map<?, ?> map ->
                    node.put("kind", "map")
                            .put("keys", encodeAll(map.keySet()))
                            .put("items", encodeAll(map.values()));
            case Record record -> encodeRecord(node, record);
            default -> encodeObject(node, value);
        };
    }

    private List<State> encodeAll(Collection<?> items) throws UnsupportedStateException {
        var nodes = new ArrayList<State>();
        for (var item : items) {
            nodes.add(encode(item));
        }
        return nodes;
    }

    private State encodePer(State node, PerInstrument<?> per) throws UnsupportedStateException {
        var keys = per.keys();
        var items = new ArrayList<State>();
        for (var key : keys) {
            items.add(encode(per.at(key)));
        }
        return node.put("kind", "perInstrument")
                .put("instruments", keys.stream().mapToLong(key -> key.instrument()).toArray())
                .put("subscriptions", keys.stream().mapToLong(key -> key.subscription()).toArray())
                .put("items", items);
    }

    private State encodeRecord(State node, Record record) throws UnsupportedStateException {
        node.put("kind", "record").put("type", record.getClass().getName());
        for (var component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                save(
                        node,
                        "." + component.getName(),
                        component.getType(),
                        component.getAccessor().invoke(record));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + component + " of " + record, e);
            }
        }
        return node;
    }

    private State encodeObject(State node, Object value) throws UnsupportedStateException {
        var ours =
                value instanceof Indicator || value.getClass().getNestHost() == owner.getNestHost();
        if (!ours || value.getClass().isHidden()) { // a lambda has another name in the next process
            throw new UnsupportedStateException(
                    "type " + value.getClass().getName() + " is no supported state");
        }
        return node.put("kind", "object")
                .put("type", value.getClass().getName())
                .put("fields", fields.save(value));
    }

    private @Nullable Object decode(State node, @Nullable Object present) {
        return switch (node.getText("kind")) {
            case "null" -> null;
            case "box" -> Primitives.load(node, "value", Primitives.boxed(node.getText("type")));
            case "array" -> Arrays.decode(node, present);
            case "text" -> Texts.read(node.getText("type"), node.getText("value"));
            case "enum" -> constant(node.getText("type"), node.getText("value"));
            case "order" -> handles.order(node.getLong("value"));
            case "instrument" -> handles.instrument(node.getText("value"));
            case "bars" -> handles.bars(node.getInt("value"));
            case "book" -> handles.book(node.getText("value"));
            case "perInstrument" -> decodePer(node, present);
            case "list" -> decodeList(node, present);
            case "map" -> decodeMap(node, present);
            case "record" -> decodeRecord(node, present);
            case "object" -> decodeObject(node, present);
            default ->
                    throw new IllegalStateException(
                            "saved state has an unknown kind: " + node.getText("kind"));
        };
    }

    @SuppressWarnings("unchecked") // the items were saved from the same type
    private Object decodePer(State node, @Nullable Object present) {
        var per =
                present instanceof PerInstrument<?> known
                        ? (PerInstrument<Object>) known
                        : new PerInstrument<>();
        var instruments = node.getLongs("instruments");
        var subscriptions = node.getLongs("subscriptions");
        var items = node.getList("items");
        for (var i = 0; i < items.size(); i++) {
            var key = new PerInstrument.Key((int) instruments[i], (int) subscriptions[i]);
            var value = decode(items.get(i), per.at(key));
            if (value != null) {
                per.put(key, value);
            }
        }
        return per;
    }

    @SuppressWarnings("unchecked") // the items were saved from the same type
    private Object decodeList(State node, @Nullable Object present) {
        var before =
                present instanceof List<?> known
                        ? new ArrayList<@Nullable Object>(known)
                        : new ArrayList<>();
        var loaded = new ArrayList<@Nullable Object>();
        for (var item : node.getList("items")) {
            loaded.add(
                    decode(item, loaded.size() < before.size() ? before.get(loaded.size()) : null));
        }
        if (present instanceof ArrayList<?> list) {
            var target = (ArrayList<@Nullable Object>) list;
            target.clear();
            target.addAll(loaded);
            return target;
        }
        return loaded;
    }

    @SuppressWarnings("unchecked") // the items were saved from the same type
    private Object decodeMap(State node, @Nullable Object present) {
        var loaded = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        var keys = node.getList("keys");
        var items = node.getList("items");
        for (var i = 0; i < keys.size(); i++) {
            var key = decode(keys.get(i), null);
            var before = present instanceof Map<?, ?> known ? known.get(key) : null;
            loaded.put(key, decode(items.get(i), before));
        }
        if (present instanceof Map<?, ?> map) {
            var target = (Map<@Nullable Object, @Nullable Object>) map;
            target.clear();
            target.putAll(loaded);
            return target;
        }
        return loaded;
    }

    private Object decodeRecord(State node, @Nullable Object present) {
        var type = find(node.getText("type"));
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var arguments = new @Nullable Object[components.length];
        var same = present != null && present.getClass() == type;
        try {
            for (var i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                components[i].getAccessor().setAccessible(true);
                var before = same ? components[i].getAccessor().invoke(present) : null;
                arguments[i] = load(node, "." + components[i].getName(), types[i], before);
            }
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot restore a record " + type.getName(), e);
        }
    }

    private Object decodeObject(State node, @Nullable Object present) {
        if (present == null || !present.getClass().getName().equals(node.getText("type"))) {
            throw new IllegalStateException(
                    "a "
                            + node.getText("type")
                            + " is restored in place, but onStart did not make one here; found "
                            + present);
        }
        fields.load(present, node.getState("fields"));
        return present;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an enum type by its saved name
    private Object constant(String type, String name) {
        return Enum.valueOf((Class) find(type), name);
    }

    Class<?> find(String name) {
        try {
            return Class.forName(name, true, owner.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("saved state names an unknown class " + name, e);
        }
    }
}
