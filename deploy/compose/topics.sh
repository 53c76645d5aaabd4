#!/bin/sh
# Generated from contracts/topics.csv; see deploy/README.md.
set -eu
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic cocp.partner-state.v1 --config cleanup.policy=compact
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic cocp.customer-state.v1 --config cleanup.policy=compact
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic cocp.agreement-state.v1 --config cleanup.policy=compact
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic cocp.partner-change-events.v1 --config cleanup.policy=delete --config retention.ms=2592000000
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic cocp.selection-events.v1 --config cleanup.policy=delete --config retention.ms=2592000000
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic cocp.contacts.v1 --config cleanup.policy=compact
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic transfer.contacts.v1 --config cleanup.policy=compact
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic attribution.contacts.v1 --config cleanup.policy=compact
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic transfer.relationship-events.v1 --config cleanup.policy=delete --config retention.ms=2592000000
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic transfer.relationship-state.v1 --config cleanup.policy=compact
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic transfer.migration-events.v1 --config cleanup.policy=delete --config retention.ms=2592000000
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic transfer.subscription-state.v1 --config cleanup.policy=compact
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic transfer.transfer-events.v1 --config cleanup.policy=delete --config retention.ms=2592000000
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic attribution.claim-events.v1 --config cleanup.policy=delete --config retention.ms=2592000000
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic attribution.credit-events.v1 --config cleanup.policy=delete --config retention.ms=2592000000
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic attribution.association-state.v1 --config cleanup.policy=compact
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic attribution.revenue-lines.v1 --config cleanup.policy=delete --config retention.ms=2592000000
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic notification.delivery-events.v1 --config cleanup.policy=delete --config retention.ms=2592000000
/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions 3 --topic suite.audit-seals.v1 --config cleanup.policy=compact
