package org.customerapi.read.application.service;

import java.util.List;

import org.customerapi.read.application.port.in.ReviewDeadLetters;
import org.customerapi.read.application.port.out.DeadLetters;
import org.customerapi.read.domain.DeadLetter;
import org.customerapi.read.domain.DeadLetterNotFound;

/** Reviews the dead letters that are open. */
public final class DeadLetterReview implements ReviewDeadLetters {

    private final DeadLetters letters;

    public DeadLetterReview(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public List<DeadLetter> list(long before, int size) {
        return letters.open(before, size);
    }

    @Override
    public DeadLetter show(long id) {
        return letters.find(id).orElseThrow(() -> new DeadLetterNotFound(id));
    }

    @Override
    public void requeue(long id) {
        letters.requeue(id);
    }

    @Override
    public void dismiss(long id) {
        letters.dismiss(id);
    }
}
