package org.customerapi.localstack.process;

/** The signals of POSIX that a test or a supervisor sends. */
enum Signal {
    TERM,
    KILL,
    STOP,
    CONT
}
