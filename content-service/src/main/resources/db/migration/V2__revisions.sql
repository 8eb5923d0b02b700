alter table page
    add column hidden     boolean     not null default false,
    add column category   text,
    add column tags       text[]      not null default '{}',
    add column created_at timestamptz not null default now();

update page set created_at = updated_at;

-- Every version of everything that can be edited, for ever. Its content is as editors write it, and null where it was deleted.
create table revision (
    resource text        not null,
    number   integer     not null check (number > 0),
    at       timestamptz not null default now(),
    content  jsonb,
    primary key (resource, number)
);

insert into revision (resource, number, at, content)
select 'pages/' || slug, 1, updated_at, jsonb_build_object('title', title, 'description', description,
    'question', question, 'icon', icon, 'markdown', markdown, 'next', next_slugs, 'more', more, 'hidden', hidden,
    'category', category, 'tags', tags)
from page;

insert into revision (resource, number, content)
select 'announcement', 1, jsonb_build_object('text', text, 'link', link) from announcement;

insert into revision (resource, number, content)
select 'promotion', 1, jsonb_build_object('title', title, 'link', link, 'picture', picture, 'markdown', markdown)
from promotion;

-- Where pages were before they were renamed.
create table former_address (
    slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    page text not null
);

create index former_address_page on former_address (page);
