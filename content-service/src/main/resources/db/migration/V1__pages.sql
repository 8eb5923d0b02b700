create table page (
    slug        text        primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    title       text        not null,
    description text        not null,
    question    text        not null,
    icon        text        not null,
    markdown    text        not null,
    next_slugs  text[]      not null,
    more        text[]      not null,
    updated_at  timestamptz not null default now()
);

create index page_updated_at on page (updated_at, slug);

-- At most one of each: the primary key has one possible value.
create table announcement (
    single boolean primary key default true check (single),
    text   text    not null,
    link   text    not null
);

create table promotion (
    single   boolean primary key default true check (single),
    title    text    not null,
    link     text    not null,
    picture  text    not null,
    markdown text    not null
);

-- Whoever inserts the row fills the tables; everybody else finds it there.
create table first_start (
    single boolean     primary key default true check (single),
    at     timestamptz not null default now()
);
