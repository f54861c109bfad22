package org.customerapi.sink.application.service;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.customerapi.sink.application.port.in.VerifyArchive;
import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.ForeignObjectException;
import org.customerapi.sink.application.port.out.RetractedObjects;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Finding;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.PartitionReport;
import org.customerapi.sink.domain.StoredObject;
import org.customerapi.sink.domain.Verification;

/**
 * Walks the archive once, in the order of its names, and looks once more into gaps that it met. What was archived is asked
 * first and the log last, so that what is archived meanwhile is neither missed nor ahead; retractions are looked up after
 * the walk, to explain what it missed.
 */
public final class VerifyingArchive implements VerifyArchive {

    private final ArchiveCatalogue catalogue;
    private final RetractedObjects retracted;
    private final LogComparison log;

    public VerifyingArchive(ArchiveCatalogue catalogue, RetractedObjects retracted, EventLog log) {
        this.catalogue = catalogue;
        this.retracted = retracted;
        this.log = new LogComparison(log);
    }

    @Override
    public Verification verify(String topic, boolean content, Consumer<Finding> findings) {
        EnumMap<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
        Consumer<Finding> counted = findings.andThen(finding -> counts.merge(finding.kind(), 1L, Long::sum));
        Optional<Map<Integer, Long>> archived = log.archivedBefore(topic);
        Map<Integer, PartitionProof> proofs = walk(topic, content, counted);
        Optional<SortedMap<Integer, LogBounds>> bounds = log.boundsOf(topic);
        SortedMap<Integer, LogBounds> known = bounds.orElseGet(TreeMap::new);
        known.keySet().forEach(number -> proofs.computeIfAbsent(number, PartitionProof::new));
        archived.orElse(Map.of())
                .forEach((number, before) ->
                        proofs.computeIfAbsent(number, PartitionProof::new).wasArchivedBefore(before));
        List<PartitionReport> reports = new ArrayList<>();
        Consumer<Finding> explained = RetractedRanges.of(retracted, topic).explaining(counted);
        proofs.forEach((number, proof) -> reports.add(proof.conclude(known.get(number), explained)));
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long aside = counts.getOrDefault(Finding.Kind.RETRACTED, 0L);
        return new Verification(topic, reports, all - aside, aside, bounds.isPresent() && archived.isPresent());
    }

    private Map<Integer, PartitionProof> walk(String topic, boolean content, Consumer<Finding> findings) {
        Map<Integer, PartitionProof> proofs = new TreeMap<>();
        try (Stream<StoredObject> objects = catalogue.list(topic)) {
            objects.forEach(object -> check(object.name(), content, proofs, findings));
        }
        if (proofs.values().stream().anyMatch(PartitionProof::hasGaps)) {
            lookAgain(topic, content, proofs, findings);
        }
        return proofs;
    }

    /** Pages come as they are needed: what is archived behind a page that came, while the walk goes on, seems missing. */
    private void lookAgain(
            String topic, boolean content, Map<Integer, PartitionProof> proofs, Consumer<Finding> findings) {
        Consumer<Finding> untold = finding -> {
            if (finding.kind() != Finding.Kind.FOREIGN) {
                findings.accept(finding);
            }
        };
        try (Stream<StoredObject> objects = catalogue.list(topic)) {
            objects.map(StoredObject::name)
                    .filter(name -> misses(proofs, name))
                    .forEach(name -> check(name, content, proofs, untold));
        }
    }

    private static boolean misses(Map<Integer, PartitionProof> proofs, ObjectName name) {
        PartitionProof proof = proofs.get(name.partition().number());
        return proof != null && proof.misses(name);
    }

    private void check(
            ObjectName name, boolean content, Map<Integer, PartitionProof> proofs, Consumer<Finding> findings) {
        PartitionProof proof = proofs.computeIfAbsent(name.partition().number(), PartitionProof::new);
        described(name, findings).ifPresent(object -> {
            proof.add(object, findings);
            if (content) {
                ContentCheck.of(object, catalogue).ifPresent(findings);
            }
        });
    }

    private Optional<ArchivedObject> described(ObjectName name, Consumer<Finding> findings) {
        try {
            return catalogue.describe(name);
        } catch (ForeignObjectException foreign) {
            int partition = name.partition().number();
            findings.accept(
                    new Finding(Finding.Kind.FOREIGN, partition, null, name, String.valueOf(foreign.getMessage())));
            return Optional.empty();
        }
    }
}
