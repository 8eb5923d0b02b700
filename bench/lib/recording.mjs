// What the three services answer, and the page that the gateway makes of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { get } from './load.mjs';

export const page = '/microservices.html';

/** What the gateway asks for that page, with its headers. */
export const calls = {
  content: { service: 'content-service', path: '/pages/microservices', headers: { 'x-forwarded-prefix': '/api/content' } },
  toc: { service: 'toc-service', path: '/toc?current=microservices', headers: {} },
  newsletter: { service: 'newsletter-service', path: '/subscriptions/form', headers: { 'x-forwarded-prefix': '/newsletter' } },
};

/** The parts of the page that each service writes. */
const owners = {
  announcement: 'content', article: 'content', promotion: 'content', panel: 'content',
  toc: 'toc', sequence: 'toc',
  form: 'newsletter',
};

// For services that do not say it themselves.
const freshness = {
  content: 'max-age=1, stale-while-revalidate=1, stale-if-error=86400',
  toc: 'max-age=1, stale-while-revalidate=1, stale-if-error=86400',
  newsletter: 'max-age=60, stale-while-revalidate=600, stale-if-error=86400',
};

/** Asks the services, and the gateway in front of them, for everything once. */
export async function record(gateway, services) {
  const recorded = { documents: {} };
  for (const [name, { path, headers }] of Object.entries(calls)) {
    const { status, headers: answered, html } = await get(services[name] + path, { accept: 'text/html', ...headers });
    if (status !== 200) throw new Error(`${name} answered ${status} to ${path}`);
    recorded.documents[name] = { html, headers: { ...answered } };
    recorded.documents[name].headers['cache-control'] ??= freshness[name];
    recorded.documents[name].headers.etag ??= `"${name}"`;
    recorded.documents[name].added = Object.keys(recorded.documents[name].headers).filter((header) => !(header in answered));
  }
  recorded.html = (await get(gateway + page, { accept: 'text/html' })).html;
  Object.assign(recorded, takeApart(recorded.html));
  return recorded;
}

/** The parts of a page, and the layout: the page with a place where the parts of each service were. */
function takeApart(html) {
  const parts = {};
  let layout = html;
  for (const [part, owner] of Object.entries(owners)) {
    const element = elementOf(html, part);
    if (!element) continue;
    parts[owner] = (parts[owner] ?? '') + element;
    layout = layout.replace(element, () => (parts[owner] === element ? `<part-${owner}>` : ''));
  }
  for (const name of Object.keys(calls)) {
    if (!parts[name]) throw new Error(`the gateway's page has nothing that ${name} wrote`);
  }
  return { parts, layout };
}

/** The HTML of the element that is named so by data-part. */
export function elementOf(html, part) {
  const start = new RegExp(`<([a-z]+)(?=\\s)[^>]*\\sdata-part="${part}"`).exec(html);
  if (!start) return undefined;
  const tags = new RegExp(`<(/?)${start[1]}(?=[\\s>])`, 'g');
  tags.lastIndex = start.index;
  let depth = 0;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return html.slice(start.index, html.indexOf('>', tag.index) + 1);
  }
  return undefined;
}

/** What is wrong with a page that should be the recorded one; nothing if it is right. */
export function differences(html, recorded) {
  const expected = inventory(recorded.html);
  const wrong = Object.entries(inventory(html))
    .filter(([what, count]) => count !== expected[what])
    .map(([what, count]) => `${what}: ${count} instead of ${expected[what]}`);
  const ratio = html.length / recorded.html.length;
  if (ratio < 0.97 || ratio > 1.1) wrong.push(`${html.length} characters instead of about ${recorded.html.length}`);
  return wrong;
}

export function inventory(html) {
  const count = (text, pattern) => (text?.match(pattern) ?? []).length;
  return {
    paragraphs: count(elementOf(html, 'article'), /<p[\s>]/g),
    'contents entries': count(elementOf(html, 'toc'), /<li[\s>]/g),
    'e-mail fields': count(elementOf(html, 'form'), /name="email"/g),
  };
}

/** Writes what an nginx needs to answer as a service did, and gives its locations. */
export function replayed(directory, name, { documents, parts }) {
  const { html, headers } = documents[name];
  const document = calls[name].path.replace(/\?.*/, '');
  const content = { [document]: html, '/part': parts[name] };
  let locations = '';
  for (const [path, body] of Object.entries(content)) {
    write(join(directory, 'documents', path), body);
    locations += location(path, headers);
  }
  write(join(directory, 'documents', 'manifest.json'), manifest(name, '/part'));
  locations += location('/manifest.json', { 'content-type': 'application/json' });
  return locations;
}

/** What Podium wants to know about a service. */
export function manifest(name, content) {
  return JSON.stringify({ name, version: '1.0.0', content, fallback: '', js: [], css: [], proxy: {} });
}

const ofTheConnection = ['connection', 'content-encoding', 'content-length', 'content-type', 'date', 'etag', 'keep-alive', 'transfer-encoding'];

export function location(path, headers) {
  const lines = [`default_type ${quoted(headers['content-type'])};`, 'add_header Last-Modified "";'];
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'server') lines.push(`more_set_headers ${quoted(`Server: ${value}`)};`);
    else if (!ofTheConnection.includes(name)) lines.push(`add_header ${name} ${quoted(value)};`);
  }
  if (headers.etag) {
    const tag = headers.etag.replace(/^W\//, '');
    lines.push(`add_header ETag ${quoted(headers.etag)};`);
    lines.push(`if ($http_if_none_match ~ ${quoted(tag.replace(/[^\w"]/g, '\\$&'))}) { return 304; }`);
  }
  return `location = ${path} {\n      ${lines.join('\n      ')}\n    }\n    `;
}

const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`;

export function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
