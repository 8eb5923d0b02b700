-- One row. Whoever changes the contents locks it first, so that changes happen one after the other, whichever instance makes them.
create table edition (
    single   boolean     primary key default true check (single),
    number   bigint      not null default 0,
    at       timestamptz not null default now(),
    -- A digest of what the site's folder held when it was last imported.
    imported text
);

insert into edition default values;
