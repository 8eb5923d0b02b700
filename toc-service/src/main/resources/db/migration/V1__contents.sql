-- The places are checked when a transaction ends, so that within it two may trade theirs.
create table chapter (
    slug  text    primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    title text    not null check (title <> ''),
    place integer not null unique deferrable initially deferred
);

create table entry (
    slug    text    primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    title   text    not null check (title <> ''),
    chapter text    not null references chapter on update cascade,
    place   integer not null,
    unique (chapter, place) deferrable initially deferred
);

-- Whoever inserts the row fills the tables; everybody else finds it there.
create table first_start (
    single boolean     primary key default true check (single),
    at     timestamptz not null default now()
);
