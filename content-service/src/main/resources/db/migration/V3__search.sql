-- What is read of Markdown: its words and code, without marks, tags and the addresses of links. Longer pages are searched
-- in their beginning, because a tsvector has at most 1 MB. Control characters are free to mark what was found.
create function plain_text(markdown text) returns text language plpgsql immutable strict parallel safe as $$
declare
    plain text := left(markdown, 100000);
begin
    plain := regexp_replace(plain, '<!--.*?-->', ' ', 'g');
    -- Lines that only say what the next ones are: fences, rules, rows under a table's head, where a link leads.
    plain := regexp_replace(plain, '^[ \t>]*(```|~~~|:::).*$', ' ', 'gn');
    plain := regexp_replace(plain, '^[ \t>]*([-*_=][ \t]*){3,}$', ' ', 'gn');
    plain := regexp_replace(plain, '^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t:-]*)+$', ' ', 'gn');
    plain := regexp_replace(plain, '^[ \t>]*\[[^]^\n][^]\n]*\]:[ \t].*$', ' ', 'gn');
    -- Links and pictures, a picture in a link being the inner one.
    plain := regexp_replace(plain, '!\[([^]]*)\](\([^()\n]*(\([^()\n]*\)[^()\n]*)*\)|\[[^]\n]*\])', ' \1 ', 'g');
    plain := regexp_replace(plain, '\[([^]]*)\](\([^()\n]*(\([^()\n]*\)[^()\n]*)*\)|\[[^]\n]*\])', '\1', 'g');
    plain := regexp_replace(plain, '\[\^[^]\s]+\]:?', ' ', 'g');
    plain := regexp_replace(plain, '<?(https?|ftp|mailto):[^\s<>()"'']+>?', ' ', 'gi');
    -- The parser of words would take the rest of what looks like a tag for one, and leave its name out.
    plain := regexp_replace(plain, '</?(a|abbr|address|article|aside|audio|b|blockquote|body|br|button|caption|center|cite'
        '|code|col|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i'
        '|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|object|ol|option|p|param|picture|pre|q|s|samp|script'
        '|section|select|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|tr|tt'
        '|u|ul|var|video|wbr)(\s[^<>]*)?/?>', ' ', 'gi');
    plain := regexp_replace(plain, '&nbsp;', ' ', 'gi');
    plain := replace(replace(replace(replace(plain, '&quot;', '"'), '&lt;', '<'), '&gt;', '>'), '&amp;', '&');
    plain := regexp_replace(plain, '<(?=[a-z/!?])', '< ', 'gi');
    -- Marks at the beginning of lines, around words, and before what would be a mark.
    plain := regexp_replace(plain, '^[ \t]*((#{1,6}|>|[-+*]|[0-9]{1,9}[.)]|:)[ \t]+|>)+', '', 'gn');
    plain := regexp_replace(plain, '[ \t]+#+[ \t]*$', '', 'gn');
    plain := regexp_replace(plain, '\{[#.:][^{}\n]*\}', ' ', 'g');
    plain := regexp_replace(plain, '\\([!-/:-@[-`{-~])', '\1', 'g');
    plain := regexp_replace(plain, '[*`]+|~~', '', 'g');
    plain := regexp_replace(plain, '\m_+|_+\M|(?<!\w)_+|_+(?!\w)', '', 'g');
    plain := regexp_replace(replace(plain, '|', ' '), '[\x01-\x1f\x7f\xa0]', ' ', 'g');
    return btrim(regexp_replace(plain, ' {2,}', ' ', 'g'));
end $$;

-- PostgreSQL does not know that the words of a list do not depend on its settings.
create function joined(words text[]) returns text language sql immutable strict parallel safe
    return array_to_string(words, ' ');

alter table page
    add column plain_text text not null generated always as (plain_text(markdown)) stored,
    add column title_words tsvector not null generated always as (to_tsvector('english', left(title, 1000))) stored,
    add column words tsvector not null generated always as (
        setweight(to_tsvector('english', left(title, 1000)), 'A') ||
        setweight(to_tsvector('english', left(description, 2000) || ' ' || left(joined(tags), 2000)), 'B') ||
        setweight(to_tsvector('english', plain_text(markdown)), 'C')
    ) stored;

-- Without a list of what is still to be sorted in: searching it is slow, and the planner would rather read all pages.
create index page_title_words on page using gin (title_words) with (fastupdate = off);
create index page_words on page using gin (words) with (fastupdate = off);

create index page_changes on page (updated_at desc, slug) where not hidden;
