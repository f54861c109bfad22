package org.customerapi.write.application.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GroupQueueTest {

    private static final long MILLI = 1_000_000;

    private final List<Long> rests = new ArrayList<>();
    private final List<Integer> arrivals = new ArrayList<>();
    private long now = -5 * MILLI;

    private GroupQueue<Integer> queue(int limit) {
        var made = new ArrayList<GroupQueue<Integer>>();
        made.add(new GroupQueue<>(200, limit, () -> now, nanos -> {
            rests.add(nanos);
            now += nanos;
            arrivals.forEach(made.getFirst()::offer);
            arrivals.clear();
        }));
        return made.getFirst();
    }

    private GroupQueue<Integer> afterAGroupOf(int elements) throws InterruptedException {
        GroupQueue<Integer> queue = queue(100);
        offer(queue, elements);
        assertThat(queue.next()).hasSize(elements);
        return queue;
    }

    private static void offer(GroupQueue<Integer> queue, int elements) {
        IntStream.rangeClosed(1, elements).forEach(queue::offer);
    }

    @Test
    void letsWhatComesAloneGoAtOnce() throws Exception {
        GroupQueue<Integer> queue = queue(100);
        for (int i = 1; i <= 3; i++) {
            queue.offer(i);
            assertThat(queue.next()).containsExactly(i);
        }
        assertThat(rests).isEmpty();
    }

    @Test
    void staysOpenForAMillisecondForEachThatCameAlongBefore() throws Exception {
        GroupQueue<Integer> queue = afterAGroupOf(5);
        queue.offer(6);
        arrivals.addAll(List.of(7, 8));

        assertThat(queue.next()).containsExactly(6, 7, 8);
        assertThat(rests).containsExactly(4 * MILLI);
    }

    @Test
    void staysOpenForEightMillisecondsAtTheMost() throws Exception {
        GroupQueue<Integer> queue = afterAGroupOf(99);
        queue.offer(100);
        queue.next();

        assertThat(rests).containsExactly(8 * MILLI);
    }

    @Test
    void takesTheTimeThatHasPassedSinceTheLastGroupAsWaited() throws Exception {
        GroupQueue<Integer> queue = afterAGroupOf(5);
        now += 3 * MILLI;
        offer(queue, 5);
        queue.next();
        now += 4 * MILLI;
        offer(queue, 5);
        queue.next();

        assertThat(rests).containsExactly(MILLI);
    }

    @Test
    void letsAFullGroupGoAtOnce() throws Exception {
        GroupQueue<Integer> queue = afterAGroupOf(99);
        offer(queue, 100);

        assertThat(queue.next()).hasSize(100);
        assertThat(rests).isEmpty();
    }

    @Test
    void followsAFullGroupAtOnce() throws Exception {
        GroupQueue<Integer> queue = queue(3);
        offer(queue, 7);

        assertThat(List.of(queue.next(), queue.next(), queue.next()))
                .containsExactly(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7));
        assertThat(rests).isEmpty();
    }

    @Test
    void answersNothingWhenNothingComes() throws Exception {
        assertThat(queue(3).next()).isEmpty();
    }

    @Test
    void leavesWhatIsThereAtTheClose() throws Exception {
        GroupQueue<Integer> queue = queue(3);
        queue.offer(1);
        queue.close();

        assertThat(queue.next()).isEmpty();
        assertThat(queue.drain()).containsExactly(1);
    }

    @Test
    void takesNoMoreThanItsRoom() {
        GroupQueue<Integer> queue = queue(3);
        offer(queue, 200);

        assertThat(queue.offer(201)).isFalse();
        assertThat(queue.size()).isEqualTo(200);
        assertThat(queue.drain()).hasSize(200).startsWith(1, 2);
        assertThat(queue.size()).isZero();
    }
}
