package dev.tandem.app.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A headless browser, spoken to in the words of its DevTools over a socket of this machine.
final class Chromium implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SECONDS = 60;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicReference<CompletableFuture<JsonNode>> loaded =
            new AtomicReference<>(new CompletableFuture<>());
    private final AtomicInteger numbers = new AtomicInteger();
    private final WebSocket socket;
    private String session = "";

    /// Starts it with a profile of its own.
    ///
    /// @param program such as `chromium`
    Chromium(String program, Path profile) throws IOException {
        process =
                new ProcessBuilder(
                                program,
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--hide-scrollbars",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.PIPE)
                        .start();
        var address = address();
        socket =
                client.newWebSocketBuilder()
                        .buildAsync(URI.create(address), new Reader())
                        .orTimeout(SECONDS, TimeUnit.SECONDS)
                        .join();
    }

    /// It says on which address it listens, then goes on talking.
    private String address() throws IOException {
        var lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("DevTools listening on ")) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return line.substring("DevTools listening on ".length());
            }
        }
        throw new IOException("the browser ended before it listened");
    }

    /// Opens an empty page that all commands are about from now on.
    void openPage() {
        var target = send("Target.createTarget", Map.of("url", "about:blank")).get("targetId");
        var attached =
                send(
                        "Target.attachToTarget",
                        Map.of("targetId", target.asString(), "flatten", true));
        session = attached.get("sessionId").asString();
        events.clear();
        for (var domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    /// Sends a command and waits for its answer.
    JsonNode send(String method, Map<String, Object> parameters) {
        var id = numbers.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        var message = MAPPER.createObjectNode().put("id", id).put("method", method);
        message.set("params", MAPPER.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).join();
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method, e);
        }
    }

    /// Goes to an address and waits until all of it is there.
    void open(String address) {
        var isThere = new CompletableFuture<JsonNode>();
        loaded.set(isThere);
        send("Page.navigate", Map.of("url", address));
        isThere.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /// The value of an expression; one that promises is waited for.
    JsonNode value(String expression) {
        var answer =
                send(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true));
        return answer.get("result").path("value");
    }

    /// What the page complained about: exceptions and errors on its console.
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        for (var event : events) {
            var method = event.get("method").asString();
            var isError =
                    method.equals("Runtime.exceptionThrown")
                            || (method.equals("Log.entryAdded")
                                    && event.at("/params/entry/level").asString().equals("error"))
                            || (method.equals("Runtime.consoleAPICalled")
                                    && List.of("error", "warning")
                                            .contains(event.at("/params/type").asString()));
            if (isError) {
                complaints.add(event.get("params").toString());
            }
        }
        return complaints;
    }

    /// The addresses that were asked for.
    List<String> requests() {
        return events.stream()
                .filter(event -> event.get("method").asString().equals("Network.requestWillBeSent"))
                .map(event -> event.at("/params/request/url").asString())
                .toList();
    }

    /// Ends the browser and waits until its profile is left alone.
    @Override
    public void close() {
        session = "";
        send("Browser.close", Map.of());
        process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
        socket.abort();
        client.shutdownNow();
    }

    /// Puts messages together and hands them on.
    private final class Reader implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var message = MAPPER.readTree(text.toString());
                text.setLength(0);
                if (message.has("id")) {
                    var waiting = answers.remove(message.get("id").asInt());
                    if (message.has("error")) {
                        waiting.completeExceptionally(
                                new IOException(message.get("error").toString()));
                    } else {
                        waiting.complete(message.get("result"));
                    }
                } else {
                    events.add(message);
                    if (message.get("method").asString().equals("Page.loadEventFired")) {
                        loaded.get().complete(message);
                    }
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
