package org.closedloop.performance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** People who work at the same time, each of whom asks for something, reads the answer for a moment and asks for the next thing. */
final class Clients implements AutoCloseable {

    /** Something to ask for; fails when the answer is not what it should be. */
    record Question(String name, Runnable ask) {
    }

    private final ScheduledExecutorService people;
    private final Map<String, List<Double>> millis = new ConcurrentHashMap<>();
    private final List<ScheduledFuture<?>> asking = new ArrayList<>();

    /** @param questions what each of them, by number, asks */
    Clients(int number, Duration reading, IntFunction<List<Question>> questions) {
        this.people = Executors.newScheduledThreadPool(number);
        for (int i = 0; i < number; i++) {
            Random choice = new Random(20_260_602 + i);
            List<Question> own = questions.apply(i);
            asking.add(people.scheduleWithFixedDelay(() -> askSomething(own.get(choice.nextInt(own.size()))), i * reading.toMillis() / number, reading.toMillis(),
                    TimeUnit.MILLISECONDS));
        }
    }

    private void askSomething(Question question) {
        long before = System.nanoTime();
        question.ask().run();
        double took = (System.nanoTime() - before) / 1e6;
        List<Double> taken = millis.computeIfAbsent(question.name(), name -> new ArrayList<>());
        synchronized (taken) {
            taken.add(took);
        }
    }

    /** Ends early, with what was wrong, when somebody got a wrong answer. */
    void letThemWork(Duration time) throws InterruptedException, ExecutionException {
        try {
            asking.get(0).get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException stillWorking) {
            failed();
        }
    }

    private void failed() throws InterruptedException, ExecutionException {
        for (Future<?> person : asking) {
            if (person.isDone() && !person.isCancelled()) {
                person.get();
            }
        }
    }

    /** Forgets what was measured while everything was new. */
    void warm() {
        millis.clear();
    }

    /** The times of a question, shortest first. */
    double[] times(String question) {
        List<Double> taken = millis.getOrDefault(question, List.of());
        synchronized (taken) {
            double[] times = taken.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(times);
            return times;
        }
    }

    /** Whoever got a wrong answer has stopped asking, and says so here. */
    @Override
    public void close() throws InterruptedException, ExecutionException {
        people.shutdown();
        people.awaitTermination(1, TimeUnit.MINUTES);
        failed();
    }
}
