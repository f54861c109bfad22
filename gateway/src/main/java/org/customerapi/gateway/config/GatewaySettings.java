package org.customerapi.gateway.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

import org.customerapi.gateway.forward.PartAddresses;
import org.customerapi.gateway.route.Part;
import org.customerapi.gateway.security.UnusableSetting;

/**
 * What can be set about the gateway; {@code application.yml} names the environment variable of each.
 *
 * @param writeServiceUrl where the write-service answers
 * @param readServiceUrl where the read-service answers
 * @param s3SinkUrl where the s3-sink answers
 * @param connectTimeout how long a connection to a part may take
 * @param readTimeout how long a part may take to begin its answer, and to fall silent within it
 * @param maxRequestsPerPart requests under way for one part; each takes about 150 kB of memory
 * @param maxConnectionsPerPart how many of them the part gets at once; the others wait
 * @param partConnectionAge after which a connection to a part takes no further request; zero for any age
 * @param maxBody what the body of an ordinary request may have
 * @param bodyTimeout how long such a body may take to arrive
 */
@ConfigurationProperties("gateway")
public record GatewaySettings(
        URI writeServiceUrl,
        URI readServiceUrl,
        URI s3SinkUrl,
        Duration connectTimeout,
        Duration readTimeout,
        int maxRequestsPerPart,
        int maxConnectionsPerPart,
        Duration partConnectionAge,
        DataSize maxBody,
        Duration bodyTimeout) {

    public GatewaySettings {
        requireAddress("WRITE_SERVICE_URL", writeServiceUrl);
        requireAddress("READ_SERVICE_URL", readServiceUrl);
        requireAddress("S3_SINK_URL", s3SinkUrl);
    }

    PartAddresses addresses() {
        return new PartAddresses(Map.of(Part.WRITE, writeServiceUrl, Part.READ, readServiceUrl, Part.SINK, s3SinkUrl));
    }

    private static void requireAddress(String variable, URI address) {
        boolean usable = Set.of("http", "https").contains(String.valueOf(address.getScheme()));
        if (!usable || address.getHost() == null) {
            throw new UnusableSetting(variable + " is '" + address + "' and not an address such as http://host:5001");
        }
    }
}
