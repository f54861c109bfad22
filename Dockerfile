# One image pattern for all four services: docker build --build-arg SERVICE=gateway --build-arg PORT=5000 .
# Needs BuildKit (Docker 23 or newer; on 20.10 with DOCKER_BUILDKIT=1). No step in the JRE's image needs a shell.
# The jars are compiled here from the sources, or, with JARS=prebuilt, taken from where ./customers built them.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG JRE_IMAGE=eclipse-temurin:25-jre
ARG JARS=compiled

FROM ${BUILD_IMAGE} AS compiled
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true package \
      -pl containers/health-probe,write-service,read-service,s3-sink,gateway -am \
    && mkdir /jars \
    && cp */target/write-service.jar */target/read-service.jar */target/s3-sink.jar */target/gateway.jar \
      containers/health-probe/target/health-probe.jar /jars/

FROM scratch AS prebuilt
COPY write-service/target/write-service.jar read-service/target/read-service.jar s3-sink/target/s3-sink.jar \
     gateway/target/gateway.jar containers/health-probe/target/health-probe.jar /jars/

FROM ${JARS} AS jars

FROM ${JRE_IMAGE} AS layers
ARG SERVICE
WORKDIR /layers
COPY --from=jars /jars/${SERVICE}.jar service.jar
RUN ["java", "-Djarmode=tools", "-jar", "service.jar", "extract", "--layers", "--destination", "extracted"]

# The cache of loaded and linked classes only fits the very virtual machine and jars that it was made with.
FROM ${JRE_IMAGE} AS trained
WORKDIR /app
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
COPY containers/training.yml /training/application.yml
RUN ["java", "-XX:AOTCacheOutput=service.aot", "-XX:+UseG1GC", "-Xlog:aot=error", "--enable-native-access=ALL-UNNAMED", \
     "-Daws.accessKeyId=training", "-Daws.secretAccessKey=training", "-Dspring.context.exit=onRefresh", \
     "-Dspring.config.additional-location=file:/training/", "-jar", "service.jar"]

FROM ${JRE_IMAGE}
ARG PORT
WORKDIR /app
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=jars /jars/health-probe.jar ./
COPY --from=layers /layers/extracted/application/ ./
COPY --from=trained /app/service.aot ./
ENV SERVER_PORT=${PORT}
EXPOSE ${PORT}
USER 10001:10001
# The probe gets JDK_JAVA_OPTIONS as well, so it takes back what would not go with its own options, or take the service's memory.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
    CMD ["java", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseG1GC", "-XX:-UseParallelGC", "-XX:-UseZGC", "-XX:-UseShenandoahGC", \
         "-XX:+UseSerialGC", "-Xms8m", "-Xmx8m", "-XX:SoftMaxHeapSize=8m", "-XX:TieredStopAtLevel=1", "-jar", "health-probe.jar"]
# What passes through a service dies young if the young generation has the room (docs/decisions/0054). More options by JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "-XX:AOTCache=service.aot", "-XX:MaxRAMPercentage=50", "-XX:NewRatio=1", "-XX:TargetSurvivorRatio=90", \
            "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "service.jar"]
