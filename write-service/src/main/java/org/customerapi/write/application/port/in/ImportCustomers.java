package org.customerapi.write.application.port.in;

/** Takes in many customers from a stream. */
public interface ImportCustomers {

    /**
     * Carries out every row that can be, in constant memory; one bad row stops nothing.
     *
     * @param rows read as far as the import goes, never all at once
     * @param results told one result a row, in the order of the rows, each after its commit; where they come one by one,
     *     before the next is waited for, otherwise as more come
     * @return what became of all of them
     * @throws StoreUnavailable when nothing is taken yet, before the first row
     * @throws DatabaseBehindLog when nothing is taken until an operator has been there, before the first row
     */
    ImportSummary importAll(ImportRows rows, ImportMode mode, String actor, ImportResults results);
}
