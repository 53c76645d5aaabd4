-- Each previous secret signs until its own end, however often its endpoint rotates: the instant of its end, a blank, and the
-- locked secret in hex.
alter table webhook_endpoint add column previous_secrets text[] not null default '{}';
update webhook_endpoint
set previous_secrets = array[
    to_char(previous_secret_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || encode(previous_secret, 'hex')]
where previous_secret is not null;
alter table webhook_endpoint
    drop constraint webhook_endpoint_previous_secret,
    drop column previous_secret,
    drop column previous_secret_until;

-- True for an endpoint that was live until its address changed: what happens before the new one is proven is kept for it.
alter table webhook_endpoint add column collects boolean not null default false;
