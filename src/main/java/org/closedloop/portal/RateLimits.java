package org.closedloop.portal;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Counts what an address does at the public doors, on all nodes together. Runs on real time: it is about load, not about promises. */
@Component
class RateLimits {

    enum Door { filing, lookup, reply }

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int CLEAN_EVERY = 200;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final PortalSettings settings;
    private final AtomicInteger calls = new AtomicInteger();

    RateLimits(DataSource database, PortalSettings settings) {
        this.settings = settings;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database).primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_limit").idColumn("id").stateColumn("state").expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(MINUTE)).build();
    }

    /** @throws TooManyRequests when the address has used up its share */
    void pass(Door door, String address) {
        if (calls.incrementAndGet() % CLEAN_EVERY == 0) {
            buckets.removeExpired(CLEAN_EVERY * 2);
        }
        String id = door + ":" + OnceOnly.sha256(network(address)).substring(0, 32);
        ConsumptionProbe probe = buckets.getProxy(id, () -> configuration(door)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
        }
    }

    private BucketConfiguration configuration(Door door) {
        int perMinute = switch (door) {
            case filing -> settings.filingsPerMinute();
            case lookup -> settings.lookupsPerMinute();
            case reply -> settings.repliesPerMinute();
        };
        return BucketConfiguration.builder().addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE)).build();
    }

    /** One IPv6 subscriber owns a whole /64. */
    private static String network(String address) {
        String[] groups = address.split(":");
        return groups.length < 5 || address.contains("::") && address.indexOf("::") < 4 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
