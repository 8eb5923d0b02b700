-- Which pages came from files, and a digest of what each file said: one that says the same is not imported again.
create table imported_page (
    slug   text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    path   text not null,
    digest text not null
);
