create table subscription (
    id               bigint      generated always as identity primary key,
    email            text        not null,
    normalized_email text        not null unique check (length(normalized_email) <= 254),
    status           text        not null default 'pending' check (status in ('pending', 'confirmed')),
    created_at       timestamptz not null default now()
);
