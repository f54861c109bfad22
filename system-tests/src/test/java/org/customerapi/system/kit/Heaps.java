package org.customerapi.system.kit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;

import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;

/** Looks at the memory of the services. */
public final class Heaps {

    private Heaps() {}

    /** The bytes of its heap that each service cannot do without just now. */
    public static Map<Part, Long> live(Stack stack) {
        return Part.services().stream()
                .collect(Collectors.toMap(
                        Function.identity(), part -> live(stack.part(part).pid())));
    }

    /** The other side is a process of this test, so nothing foreign is read. */
    @SuppressWarnings("BanJNDI")
    private static long live(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try (JMXConnector connector =
                    JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
                MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                        connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
                memory.gc();
                return memory.getHeapMemoryUsage().getUsed();
            } finally {
                machine.detach();
            }
        } catch (IOException | AttachNotSupportedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
