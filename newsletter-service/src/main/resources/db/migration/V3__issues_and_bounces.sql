create table issue (
    id            bigint      generated always as identity primary key,
    subject       text        not null,
    markdown      text        not null,
    -- Up to when it tells of all that changed on the site; one that was written by hand does not.
    covers_until  timestamptz,
    version       int         not null default 1,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    -- When it was handed to the outbox, for ever.
    sent_at       timestamptz
);
create index on issue (sent_at desc) where sent_at is not null;

alter table mail
    drop constraint mail_kind_check,
    add  constraint mail_kind_check check (kind in ('confirmation', 'test', 'issue')),
    add  foreign key (issue_id) references issue on delete cascade,
    -- Where a mail goes that is for no subscription; forgotten when it is sent.
    add column recipient text;
create index on mail (issue_id);

alter table subscription add column soft_bounces int not null default 0;

-- Which reports of bounces have been taken, so that none counts twice.
create table bounce_report (
    id          text        primary key,
    received_at timestamptz not null
);
create index on bounce_report (received_at);
