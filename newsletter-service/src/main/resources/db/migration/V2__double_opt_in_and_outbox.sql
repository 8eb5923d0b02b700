-- What tokens and digests are made with: the instance that starts first chooses it.
create table secret (
    id    boolean primary key default true check (id),
    value bytea   not null check (length(value) >= 32)
);

alter table subscription
    drop constraint subscription_status_check,
    add  constraint subscription_status_check check (status in ('pending', 'confirmed', 'left', 'bounced', 'complained')),
    -- What a pending subscription is again if nobody confirms it.
    add column former_status  text check (former_status in ('left', 'bounced')),
    add column asked_at       timestamptz not null default now(),
    add column letter_at      timestamptz,
    add column confirmed_at   timestamptz,
    add column ended_at       timestamptz;
-- The name before the @ counts as it was given (RFC 5321, section 2.4).
update subscription
set normalized_email = split_part(email, '@', 1) || '@' || split_part(normalized_email, '@', 2),
    asked_at = created_at;
create index on subscription (asked_at) where status = 'pending';

create table confirmation_token (
    hash            bytea       primary key,
    subscription_id bigint      not null references subscription on delete cascade,
    expires_at      timestamptz not null
);
create index on confirmation_token (subscription_id);
create index on confirmation_token (expires_at);

-- Whose address was erased, as a digest that nobody can read an address from.
create table erased (
    address   bytea       primary key,
    erased_at timestamptz not null
);

create table mail (
    id              bigint      generated always as identity primary key,
    kind            text        not null check (kind in ('confirmation', 'issue')),
    subscription_id bigint      references subscription on delete set null,
    issue_id        bigint,
    created_at      timestamptz not null,
    -- Null when there is nothing left to do. Whoever takes a mail moves it: others find it again when the taker died.
    due_at          timestamptz,
    attempts        int         not null default 0,
    sent_at         timestamptz,
    failed_at       timestamptz,
    reason          text,
    unique (issue_id, subscription_id)
);
create index on mail (kind, due_at, id) where due_at is not null;
create index on mail (subscription_id);
create index on mail (created_at) where due_at is null;

create table sending (
    id     boolean     primary key default true check (id),
    paused boolean     not null default false,
    minute timestamptz not null default '-infinity',
    taken  int         not null default 0
);
insert into sending default values;

-- db-scheduler's table, as its documentation has it.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);
