package org.customerapi.write.application.port.in;

/** How many rows came to what. */
public record ImportSummary(long rows, long created, long updated, long unchanged, long valid, long rejected) {

    /** Before the first row. */
    public static final ImportSummary NONE = new ImportSummary(0, 0, 0, 0, 0, 0);

    /** With one more row. */
    public ImportSummary plus(ImportResult result) {
        return switch (result) {
            case ImportResult.Rejected ignored ->
                new ImportSummary(rows + 1, created, updated, unchanged, valid, rejected + 1);
            case ImportResult.Valid ignored ->
                new ImportSummary(rows + 1, created, updated, unchanged, valid + 1, rejected);
            case ImportResult.Taken taken -> plus(taken.effect());
        };
    }

    private ImportSummary plus(ImportResult.Effect effect) {
        return switch (effect) {
            case CREATED -> new ImportSummary(rows + 1, created + 1, updated, unchanged, valid, rejected);
            case UPDATED -> new ImportSummary(rows + 1, created, updated + 1, unchanged, valid, rejected);
            case UNCHANGED -> new ImportSummary(rows + 1, created, updated, unchanged + 1, valid, rejected);
        };
    }
}
