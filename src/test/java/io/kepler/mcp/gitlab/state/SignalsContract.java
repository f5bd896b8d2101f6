package io.kepler.mcp.gitlab.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.oauth.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everything that carries signals has to do. */
public abstract class SignalsContract {
    private static final int CROWD = 8;
    private static final int EACH = 25;

    private final List<Signals.Registration> registrations = new ArrayList<>();
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

    private BlockingQueue<Signal> heard(Signals node) {
        BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
        registrations.add(node.listen(heard::add));
        return heard;
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
        Signal signal = new Signal("message", "session-1", "{\"text\":\"Grüße\"}");

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
                    .forEach(i ->
                            (member % 2 == 0 ? signals : elsewhere).publish(new Signal("count", member + "/" + i, "")));
            return member;
        });
        signals.publish(new Signal("last", "", ""));

        assertThat(allUntil("last", here)).hasSize(CROWD * EACH).doesNotHaveDuplicates();
        assertThat(allUntil("last", there)).hasSize(CROWD * EACH).doesNotHaveDuplicates();
    }

    @Test
    void comeInTheOrderInWhichOneThreadPublishedThem() throws Exception {
        BlockingQueue<Signal> there = heard(elsewhere);
        List<Signal> sent = IntStream.range(0, EACH)
                .mapToObj(i -> new Signal("step", Integer.toString(i), ""))
                .toList();

        sent.forEach(signals::publish);
        signals.publish(new Signal("last", "", ""));

        assertThat(allUntil("last", there)).isEqualTo(sent);
    }

    @Test
    void carryALargePayload() throws Exception {
        BlockingQueue<Signal> there = heard(elsewhere);
        Signal large = new Signal("large", "", "ü".repeat(32 * 1024));

        signals.publish(large);

        assertThat(next(there)).isEqualTo(large);
    }

    @Test
    void comeOnOneThreadOfTheirOwn() throws Exception {
        BlockingQueue<Signal> here = new LinkedBlockingQueue<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        registrations.add(signals.listen(signal -> threads.add(Thread.currentThread())));
        registrations.add(signals.listen(signal -> threads.add(Thread.currentThread())));
        registrations.add(signals.listen(here::add));

        signals.publish(new Signal("one", "", ""));
        signals.publish(new Signal("last", "", ""));
        allUntil("last", here);

        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
    }

    @Test
    void reachTheOthersWhenOneListenerFails() throws Exception {
        registrations.add(signals.listen(signal -> {
            throw new IllegalStateException("planned");
        }));
        BlockingQueue<Signal> here = heard(signals);

        signals.publish(new Signal("one", "", ""));
        signals.publish(new Signal("two", "", ""));

        assertThat(List.of(next(here).kind(), next(here).kind())).containsExactly("one", "two");
    }

    @Test
    void reachNobodyWhoStoppedListening() throws Exception {
        BlockingQueue<Signal> gone = new LinkedBlockingQueue<>();
        signals.listen(gone::add).close();
        BlockingQueue<Signal> here = heard(signals);

        signals.publish(new Signal("one", "", ""));

        next(here);
        assertThat(gone).isEmpty();
    }
}
