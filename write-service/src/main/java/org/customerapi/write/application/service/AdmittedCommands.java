package org.customerapi.write.application.service;

import java.util.concurrent.CompletableFuture;

import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.DatabaseBehindLog;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;

/** Carries commands out only while the database has everything that was told of it; costs a command the look at a flag. */
public final class AdmittedCommands implements CustomerCommands {

    private final CustomerCommands commands;
    private final LogComparison comparison;

    public AdmittedCommands(CustomerCommands commands, LogComparison comparison) {
        this.commands = commands;
        this.comparison = comparison;
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        try {
            comparison.admitWrite();
        } catch (StoreUnavailable | DatabaseBehindLog refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
        return commands.submit(submission);
    }
}
