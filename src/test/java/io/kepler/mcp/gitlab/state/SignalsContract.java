package io.kepler.mcp.gitlab.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.oauth.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everything that carries signals has to do. */
public abstract class SignalsContract {
    private static final int CROWD = 8;
    private static final int EACH = 25;

    private final List<Signals.Registration> registrations = new ArrayList<>();
    private final String test = UUID.randomUUID().toString();
    private Signals signals;
    private Signals elsewhere;

    /** Two nodes that hear of each other; tests share them. */
    protected abstract List<Signals> twoNodes();

    @BeforeEach
    void start() {
        List<Signals> nodes = twoNodes();
        signals = nodes.get(0);
        elsewhere = nodes.get(1);
    }

    @AfterEach
    void stopListening() {
        registrations.forEach(Signals.Registration::close);
    }

    private Signal signal(String kind, String payload) {
        return new Signal(kind, test, payload);
    }

    /** What a node hears of this test; the last signals of another one may still be under way. */
    private BlockingQueue<Signal> heard(Signals node) {
        BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
        listen(node, heard::add);
        return heard;
    }

    private void listen(Signals node, Consumer<Signal> listener) {
        registrations.add(node.listen(signal -> {
            if (signal.target().equals(test)) {
                listener.accept(signal);
            }
        }));
    }

    private static Signal next(BlockingQueue<Signal> heard) throws InterruptedException {
        Signal signal = heard.poll(1, TimeUnit.MINUTES);
        assertThat(signal).as("a signal within a minute").isNotNull();
        return signal;
    }

    /** All that came before a last signal, which every listener gets behind the others. */
    private static List<Signal> allUntil(String last, BlockingQueue<Signal> heard) throws InterruptedException {
        List<Signal> all = new ArrayList<>();
        for (Signal signal = next(heard); !signal.kind().equals(last); signal = next(heard)) {
            all.add(signal);
        }
        return all;
    }

    @Test
    void reachEveryListenerOfEveryNode() throws Exception {
        List<BlockingQueue<Signal>> listeners = List.of(heard(signals), heard(signals), heard(elsewhere));
        Signal signal = signal("message", "{\"text\":\"Grüße\"}");

        signals.publish(signal);

        for (BlockingQueue<Signal> heard : listeners) {
            assertThat(next(heard)).isEqualTo(signal);
        }
    }

    @Test
    void comeOnceEachHoweverManyThereAre() throws Exception {
        BlockingQueue<Signal> here = heard(signals);
        BlockingQueue<Signal> there = heard(elsewhere);

        Crowd.does(CROWD, member -> {
            IntStream.range(0, EACH)
                    .forEach(i -> (member % 2 == 0 ? signals : elsewhere).publish(signal("count", member + "/" + i)));
            return member;
        });
        signals.publish(signal("last", ""));

        assertThat(allUntil("last", here)).hasSize(CROWD * EACH).doesNotHaveDuplicates();
        assertThat(allUntil("last", there)).hasSize(CROWD * EACH).doesNotHaveDuplicates();
    }

    @Test
    void comeInTheOrderInWhichOneThreadPublishedThem() throws Exception {
        BlockingQueue<Signal> there = heard(elsewhere);
        List<Signal> sent = IntStream.range(0, EACH)
                .mapToObj(i -> signal("step", Integer.toString(i)))
                .toList();

        sent.forEach(signals::publish);
        signals.publish(signal("last", ""));

        assertThat(allUntil("last", there)).isEqualTo(sent);
    }

    @Test
    void carryALargePayload() throws Exception {
        BlockingQueue<Signal> there = heard(elsewhere);
        Signal large = signal("large", "ü".repeat(32 * 1024));

        signals.publish(large);

        assertThat(next(there)).matches(large::equals, "is the large one");
    }

    @Test
    void comeOnOneThreadOfTheirOwn() throws Exception {
        BlockingQueue<Signal> here = new LinkedBlockingQueue<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        listen(signals, signal -> threads.add(Thread.currentThread()));
        listen(signals, signal -> threads.add(Thread.currentThread()));
        listen(signals, here::add);

        signals.publish(signal("one", ""));
        signals.publish(signal("last", ""));
        allUntil("last", here);

        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
    }

    @Test
    void reachTheOthersWhenOneListenerFails() throws Exception {
        listen(signals, signal -> {
            throw new IllegalStateException("planned");
        });
        BlockingQueue<Signal> here = heard(signals);

        signals.publish(signal("one", ""));
        signals.publish(signal("two", ""));

        assertThat(List.of(next(here).kind(), next(here).kind())).containsExactly("one", "two");
    }

    @Test
    void reachNobodyWhoStoppedListening() throws Exception {
        BlockingQueue<Signal> gone = new LinkedBlockingQueue<>();
        signals.listen(gone::add).close();
        BlockingQueue<Signal> here = heard(signals);

        signals.publish(signal("one", ""));

        next(here);
        assertThat(gone).isEmpty();
    }
}
