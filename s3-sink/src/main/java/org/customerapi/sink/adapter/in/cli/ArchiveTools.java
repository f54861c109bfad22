package org.customerapi.sink.adapter.in.cli;

import org.customerapi.sink.application.port.in.ListArchive;
import org.customerapi.sink.application.port.in.PrintArchive;
import org.customerapi.sink.application.port.in.RestoreArchive;
import org.customerapi.sink.application.port.in.RetractArchive;
import org.customerapi.sink.application.port.in.VerifyArchive;

/**
 * What the commands call.
 *
 * @param topic whose archive they are about
 * @param list tells what is there
 * @param verify proves that it is whole
 * @param print shows records
 * @param restore writes records back to Kafka
 * @param retract takes objects out of the chain and puts them back
 */
public record ArchiveTools(
        String topic,
        ListArchive list,
        VerifyArchive verify,
        PrintArchive print,
        RestoreArchive restore,
        RetractArchive retract) {}
