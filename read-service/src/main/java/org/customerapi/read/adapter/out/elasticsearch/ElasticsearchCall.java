package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import org.apache.hc.core5.http.ContentTooLongException;
import org.springframework.core.NestedExceptionUtils;

import org.customerapi.read.domain.AnswerTooLarge;
import org.customerapi.read.domain.ReadModelMissing;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.SnapshotExpired;

/** A call that says in the language of the domain when Elasticsearch does not answer it now. */
@FunctionalInterface
interface ElasticsearchCall<T> {

    /** The type of the error of a request, or of one of its items, whose index is not there. */
    String NO_INDEX = "index_not_found_exception";

    T call() throws IOException;

    /**
     * What the call answers.
     *
     * @throws ReadModelUnavailable when the same call may succeed later; other errors are faults of this service
     * @throws AnswerTooLarge when the answer is larger than {@link BoundedAnswers} take one
     */
    static <T> T answerOf(String purpose, ElasticsearchCall<T> call) {
        try {
            return call.call();
        } catch (ElasticsearchException failure) {
            if (NO_INDEX.equals(failure.error().type())) {
                throw new ReadModelMissing(failure);
            }
            if (isTransient(failure.status())) {
                throw unavailable(purpose, failure);
            }
            throw failure;
        } catch (TransportException failure) {
            if (failure.statusCode() > 0 && !isTransient(failure.statusCode())) {
                throw new IllegalStateException(purpose + " was refused by Elasticsearch", failure);
            }
            throw unavailable(purpose, failure);
        } catch (IOException | NoSuchElementException failure) {
            if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof ContentTooLongException) {
                throw new AnswerTooLarge(failure);
            }
            // The client looks for the first sign of an error in an answer that has none.
            throw unavailable(purpose, failure);
        } catch (RuntimeException failure) {
            // As the client tells that no connection came free.
            if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof TimeoutException) {
                throw unavailable(purpose, failure);
            }
            throw failure;
        }
    }

    /**
     * What a call in a point in time answers.
     *
     * @throws SnapshotExpired when that is gone, or the index that it was taken of; else as {@link #answerOf}
     */
    static <T> T answerInSnapshot(String purpose, ElasticsearchCall<T> call) {
        try {
            return answerOf(purpose, call);
        } catch (ReadModelMissing gone) {
            throw new SnapshotExpired();
        } catch (ElasticsearchException failure) {
            if (failure.status() == HttpURLConnection.HTTP_NOT_FOUND) {
                throw new SnapshotExpired();
            }
            throw failure;
        }
    }

    /**
     * Whether a request with this status may succeed when sent again: throttled, timed out, a server's trouble, or rights that
     * somebody took away and has to give back.
     */
    static boolean isTransient(int status) {
        return status == 429 || status == 408 || isOfRights(status) || status >= 500;
    }

    /** Whether it is who asks that was refused. */
    static boolean isOfRights(int status) {
        return status == 401 || status == 403;
    }

    private static ReadModelUnavailable unavailable(String purpose, Exception failure) {
        return new ReadModelUnavailable(
                "Elasticsearch did not answer (" + purpose + "): " + failure.getMessage(), failure);
    }
}
