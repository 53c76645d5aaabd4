-- A topic of its own for a partner: one more kind of endpoint, and what stands for it in the cluster.

alter table webhook_endpoint
    add column kind text not null default 'WEBHOOK',
    add constraint webhook_endpoint_kind check (kind in ('WEBHOOK', 'TOPIC')),
    add constraint webhook_endpoint_topic_keeps_order check (kind = 'WEBHOOK' or delivery_order = 'PER_KEY');

create unique index kafka_subscription_of_tenant on webhook_endpoint (tenant_id) where kind = 'TOPIC' and state <> 'DELETED';

-- What the cluster has, or is to have, for a tenant.
create table partner_topic (
    tenant_id uuid constraint partner_topic_pk primary key,
    topic text not null,
    principal text not null,
    group_prefix text not null,
    state text not null,
    -- False: topic, rights and quota are still to be made in the cluster.
    prepared boolean not null,
    -- Business time: when the subscription ended, and when the topic goes.
    ended_at timestamptz,
    remove_at timestamptz,
    constraint partner_topic_state check (state in ('ACTIVE', 'ENDED', 'REMOVING')),
    constraint partner_topic_end check ((state = 'ACTIVE') = (ended_at is null) and (state = 'ACTIVE') = (remove_at is null))
);

create index partner_topic_removal on partner_topic (remove_at) where remove_at is not null;
create index partner_topic_unprepared on partner_topic (tenant_id) where not prepared;
