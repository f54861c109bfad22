package org.customerapi.sink.adapter.in.web;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.Finding;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;

/** A finding as a line of an answer. */
record FindingLine(
        String finding,
        int partition,
        @Nullable Long firstOffset,
        @Nullable Long lastOffset,
        @Nullable String object,
        String detail) {

    static FindingLine of(Finding finding) {
        OffsetRange range = finding.range();
        ObjectName object = finding.object();
        return new FindingLine(
                finding.kind().label(),
                finding.partition(),
                range == null ? null : range.first(),
                range == null ? null : range.last(),
                object == null ? null : object.path(),
                finding.detail());
    }
}
