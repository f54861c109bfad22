package org.customerapi.write.application.port.in;

/**
 * How many rows came to what.
 *
 * @param unknown of which it is not known
 */
public record ImportSummary(
        long rows, long created, long updated, long unchanged, long valid, long rejected, long unknown) {

    /** Before the first row. */
    public static final ImportSummary NONE = new ImportSummary(0, 0, 0, 0, 0, 0, 0);

    /** With one more row. */
    public ImportSummary plus(ImportResult result) {
        return switch (result) {
            case ImportResult.Rejected ignored -> plus(0, 0, 0, 0, 1, 0);
            case ImportResult.Unknown ignored -> plus(0, 0, 0, 0, 0, 1);
            case ImportResult.Valid ignored -> plus(0, 0, 0, 1, 0, 0);
            case ImportResult.Taken taken -> plus(taken.effect());
        };
    }

    private ImportSummary plus(ImportResult.Effect effect) {
        return switch (effect) {
            case CREATED -> plus(1, 0, 0, 0, 0, 0);
            case UPDATED -> plus(0, 1, 0, 0, 0, 0);
            case UNCHANGED -> plus(0, 0, 1, 0, 0, 0);
        };
    }

    private ImportSummary plus(
            int oneCreated, int oneUpdated, int oneUnchanged, int oneValid, int oneRejected, int oneUnknown) {
        return new ImportSummary(
                rows + 1,
                created + oneCreated,
                updated + oneUpdated,
                unchanged + oneUnchanged,
                valid + oneValid,
                rejected + oneRejected,
                unknown + oneUnknown);
    }
}
