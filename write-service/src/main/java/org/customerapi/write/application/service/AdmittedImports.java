package org.customerapi.write.application.service;

import org.customerapi.write.application.port.in.ImportCustomers;
import org.customerapi.write.application.port.in.ImportMode;
import org.customerapi.write.application.port.in.ImportResults;
import org.customerapi.write.application.port.in.ImportRows;
import org.customerapi.write.application.port.in.ImportSummary;

/** Begins imports only while commands are admitted, so that not each of their rows is refused in turn. */
public final class AdmittedImports implements ImportCustomers {

    private final ImportCustomers imports;
    private final LogComparison comparison;

    public AdmittedImports(ImportCustomers imports, LogComparison comparison) {
        this.imports = imports;
        this.comparison = comparison;
    }

    @Override
    public ImportSummary importAll(ImportRows rows, ImportMode mode, String actor, ImportResults results) {
        comparison.admitWrite();
        return imports.importAll(rows, mode, actor, results);
    }
}
