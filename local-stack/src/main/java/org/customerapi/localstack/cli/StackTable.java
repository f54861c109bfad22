package org.customerapi.localstack.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.customerapi.localstack.process.Parallel;
import org.customerapi.localstack.process.RunFile;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.PortPlan;
import org.customerapi.localstack.stack.StackFolder;

/** What each part is doing, as text for people. */
record StackTable(Map<Part, String> rows, boolean allUp) {

    private static final String ROW = "  %-15s %-28s %s";

    /** Asks every part now. */
    static StackTable of(StackFolder folder, PortPlan ports) {
        Map<Part, State> states = new EnumMap<>(Part.class);
        Parallel.forEach(List.of(Part.values()), part -> {
            State state = State.of(folder, part, ports.of(part));
            synchronized (states) {
                states.put(part, state);
            }
        });
        Map<Part, String> rows = new EnumMap<>(Part.class);
        states.forEach((part, state) ->
                rows.put(part, ROW.formatted(part.partName(), part.address(ports.of(part)), state.text())));
        return new StackTable(rows, states.values().stream().allMatch(State::isUp));
    }

    @Override
    public String toString() {
        return ROW.formatted("part", "where", "state") + "\n" + String.join("\n", rows.values());
    }

    private record State(Optional<Long> pid, boolean answers) {

        static State of(StackFolder folder, Part part, int port) {
            RunFile file = folder.runFile(part);
            return new State(file.living().map(ProcessHandle::pid), part.answers(port));
        }

        boolean isUp() {
            return pid.isPresent() && answers;
        }

        String text() {
            return pid.map(id -> (answers ? "up" : "not answering") + " (pid " + id + ")")
                    .orElse("down");
        }
    }
}
