package org.customerapi.localstack.stack;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import org.customerapi.localstack.process.Ports;

/** The port of every part; no two are the same. */
public final class PortPlan {

    private static final int LAST_PORT = 65_535;

    private final Map<Part, Integer> ports;

    private PortPlan(Map<Part, Integer> ports) {
        this.ports = new EnumMap<>(ports);
        refuseSharing();
    }

    /** The usual ports, but those that variables such as {@code GATEWAY_PORT} name. */
    public static PortPlan from(Map<String, String> environment) {
        return each(part -> {
            String text = environment.getOrDefault(part.portVariable(), "");
            return text.isBlank() ? part.usualPort() : parse(part, text.strip());
        });
    }

    /** Ports that nothing listens on now. */
    public static PortPlan free() {
        Map<Integer, Part> taken = new HashMap<>();
        return each(part -> {
            int port = Ports.free();
            while (taken.putIfAbsent(port, part) != null) {
                port = Ports.free();
            }
            return port;
        });
    }

    public int of(Part part) {
        Integer port = ports.get(part);
        if (port == null) {
            throw new IllegalStateException("No port is planned for " + part);
        }
        return port;
    }

    /** Refuses, with the part and the variable named, a plan that needs a port which something listens on. */
    public void requireFree() {
        ports.forEach((part, port) -> {
            if (Ports.isTaken(port)) {
                throw new BadSetting("Port " + port + ", wanted for " + part.partName()
                        + ", is taken by another program. Set " + part.portVariable() + " to a free one.");
            }
        });
    }

    /** The plan as the environment that gives it again. */
    public Map<String, String> toEnvironment() {
        Map<String, String> environment = new HashMap<>();
        ports.forEach((part, port) -> environment.put(part.portVariable(), Integer.toString(port)));
        return environment;
    }

    private static PortPlan each(Function<Part, Integer> choice) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, choice.apply(part));
        }
        return new PortPlan(ports);
    }

    private static int parse(Part part, String text) {
        if (text.matches("\\d{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LAST_PORT) {
                return port;
            }
        }
        throw new BadSetting(part.portVariable() + " is \"" + text + "\"; it must be a number from 1 to " + LAST_PORT);
    }

    private void refuseSharing() {
        Map<Integer, Part> owners = new HashMap<>();
        ports.forEach((part, port) -> {
            Part other = owners.put(port, part);
            if (other != null) {
                throw new BadSetting(other.portVariable() + " and " + part.portVariable() + " are both " + port);
            }
        });
    }
}
