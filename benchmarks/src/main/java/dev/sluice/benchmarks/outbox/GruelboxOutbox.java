package dev.sluice.benchmarks.outbox;

import com.gruelbox.transactionoutbox.DefaultPersistor;
import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import dev.sluice.benchmarks.environment.Database;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * gruelbox transaction-outbox at its fastest: without order, handed to the executor in memory after the commit rather than
 * found in the table, a connection for each of its threads, its log silent.
 */
final class GruelboxOutbox implements EventOutbox {

    private static final int THREADS = 16;

    private final AgroalDataSource pool;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    private final ThreadLocalContextTransactionManager transactions;
    private final TransactionOutbox outbox;

    GruelboxOutbox(Database database, String brokers) throws SQLException {
        pool = pool(database);
        producer = Producers.open(brokers);
        transactions = TransactionManager.fromDataSource(pool);
        outbox = TransactionOutbox.builder()
                .transactionManager(transactions)
                .persistor(
                        DefaultPersistor.builder().dialect(Dialect.POSTGRESQL_9).build())
                .submitter(Submitter.withExecutor(executor))
                .instantiator(Instantiator.using(_ -> new Sender(producer)))
                .attemptFrequency(Duration.ofMinutes(10))
                .build();
    }

    @Override
    public void start() {}

    @Override
    public void write(List<Payload> events, Runnable onceCommitted) {
        transactions.inTransaction(transaction -> {
            transaction.addPostCommitHook(onceCommitted);
            for (var event : events) {
                outbox.schedule(Sender.class).send(Payload.TOPIC, event.subject(), event.headers(), event.value());
            }
        });
    }

    @Override
    public String table() {
        return "txno_outbox";
    }

    @Override
    public void close() {
        executor.close();
        producer.close();
        pool.close();
    }

    private static AgroalDataSource pool(Database database) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.initialSize(THREADS)
                        .maxSize(THREADS + 1)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.url())
                                .jdbcProperty("reWriteBatchedInserts", "true")
                                .principal(new NamePrincipal(database.username()))
                                .credential(new SimplePassword(database.password())))));
    }

    /** The call that is kept in the table; the library subclasses it. */
    static class Sender {

        private final KafkaProducer<byte[], byte[]> producer;

        Sender(KafkaProducer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        void send(String topic, String key, String headers, String value) {
            try {
                producer.send(Producers.event(topic, key, headers, value.getBytes(StandardCharsets.UTF_8)))
                        .get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException(failure);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interruption);
            }
        }
    }
}
