package org.customerapi.sink.application.service;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.customerapi.sink.application.port.in.ListArchive;
import org.customerapi.sink.domain.PartitionSummary;

/**
 * Lets whoever asks while a walk through the listing is under way share its answer. A walk takes the longer the more is
 * archived, and several at once only make S3 slower, for the archiving too.
 */
public final class SharedListing implements ListArchive {

    private final ListArchive walk;
    private final ConcurrentMap<String, CompletableFuture<List<PartitionSummary>>> underWay = new ConcurrentHashMap<>();

    public SharedListing(ListArchive walk) {
        this.walk = walk;
    }

    @Override
    public List<PartitionSummary> summarize(String topic) {
        var mine = new CompletableFuture<List<PartitionSummary>>();
        CompletableFuture<List<PartitionSummary>> others = underWay.putIfAbsent(topic, mine);
        return others == null ? walk(topic, mine) : answerOf(others);
    }

    private List<PartitionSummary> walk(String topic, CompletableFuture<List<PartitionSummary>> mine) {
        try {
            List<PartitionSummary> answer = walk.summarize(topic);
            mine.complete(answer);
            return answer;
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(topic, mine);
            // Of an error nobody else has to hear more than that there is no answer.
            mine.cancel(false);
        }
    }

    private static List<PartitionSummary> answerOf(CompletableFuture<List<PartitionSummary>> others) {
        try {
            return others.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
