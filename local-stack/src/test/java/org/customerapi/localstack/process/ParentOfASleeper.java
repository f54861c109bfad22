package org.customerapi.localstack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts a child, says its process id, and lives until it is killed. */
final class ParentOfASleeper {

    private ParentOfASleeper() {}

    public static void main(String[] arguments) {
        Path log = Path.of(arguments[0]);
        ChildProcess child = ChildProcess.start(List.of("sleep", "600"), Map.of(), Path.of("/"), log);
        System.out.println(child.pid());
        child.ended().join();
    }
}
