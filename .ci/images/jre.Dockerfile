# The JDK of this machine as the JRE image; the build's context is the JDK's folder.
ARG DEBIAN=customer-api/debian
FROM ${DEBIAN}
COPY bin/ /opt/java/bin/
COPY conf/ /opt/java/conf/
COPY release /opt/java/
COPY lib/ /opt/java/lib/
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
