-- As before, but what underscores hold together is no longer than it takes to read it quickly. The version before this one
-- may go on with either.
create or replace function plain_text(markdown text) returns text language plpgsql immutable strict parallel safe as $$
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
    plain := btrim(regexp_replace(plain, ' {2,}', ' ', 'g'));
    -- The parser of words reads what is held together by underscores again from each of them on.
    return regexp_replace(plain, '\S{99,}?_(?=\S)', '\& ', 'g');
end $$;

update page set markdown = markdown where plain_text ~ '\S{99}_\S';
