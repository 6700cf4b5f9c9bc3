FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY . .
RUN ./mvnw -B -ntp -DskipTests package

FROM eclipse-temurin:17-jre
RUN useradd --system --create-home --home-dir /app closedloop
WORKDIR /app
COPY --from=build /build/target/closed-loop-*.jar closed-loop.jar
USER closedloop
EXPOSE 8080 8081
# a process that ran out of memory must die and be started again, not linger
ENTRYPOINT ["java", "-Duser.timezone=UTC", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "closed-loop.jar"]
