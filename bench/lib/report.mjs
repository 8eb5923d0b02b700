// The figures as text.
import { readFileSync, writeFileSync } from 'node:fs';

const start = '<!-- bench:start: written by bench/run -->';
const end = '<!-- bench:end -->';

const median = (values) => {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The median of each figure over the rounds; the sum of the failures. */
export function combine({ rounds, ...result }) {
  const of = (pick) => median(rounds.map(pick));
  return {
    ...result,
    rate: of((round) => round.rate),
    lowest: Math.min(...rounds.map(({ rate }) => rate)),
    highest: Math.max(...rounds.map(({ rate }) => rate)),
    p50: of((round) => round.p50),
    p90: of((round) => round.p90),
    p99: of((round) => round.p99),
    failures: rounds.reduce((sum, round) => sum + round.failures, 0),
    memory: { pss: of((round) => round.memory.pss), rss: of((round) => round.memory.rss) },
    cpu: {
      contender: of((round) => round.cpu.contender),
      services: of((round) => round.cpu.services),
      generator: of((round) => round.cpu.generator),
      others: of((round) => round.cpu.others),
      stolen: of((round) => round.cpu.stolen),
    },
    calls: of((round) => round.calls),
    rounds,
  };
}

const whole = (number) => Math.round(number).toLocaleString('en');
const milliseconds = (number) => (number === undefined ? '' : number < 10 ? number.toFixed(2) : number.toFixed(1));
const times = (number) => `${number.toFixed(2)}`;
const share = (number) => `${Math.round(number * 100)} %`;
const costOf = ({ cpu, rate }) => ((cpu.contender / rate) * 1000).toFixed(3);
const callsOf = ({ calls }) => (calls < 0.005 ? '0' : calls.toFixed(2));

const table = (head, align, lines) => [
  `| ${head.join(' | ')} |`,
  `|${[...align].map((side) => (side === 'r' ? '---:' : '---')).join('|')}|`,
  ...lines.map((cells) => `| ${cells.join(' | ')} |`),
].join('\n');

function rowsOf(results, group) {
  const rows = results.rows.filter((row) => row.group === group).sort((a, b) => b.rate - a.rate);
  if (!rows.length) return '';
  return table(
    ['', 'encoding', 'pages/s', '50 %, ms', '99 %, ms', 'failures', 'memory, MiB', 'CPU', 'CPU per page, ms', 'calls per page', 'bytes'],
    'llrrrrrrrrr',
    rows.map((row) => [
      row.ours ? `**${row.label}**` : row.label, row.encoding, row.ours ? `**${whole(row.rate)}**` : whole(row.rate),
      milliseconds(row.p50), milliseconds(row.p99), whole(row.failures), whole(row.memory.pss), share(row.cpu.contender),
      costOf(row), callsOf(row), whole(row.bytes),
    ]));
}

/** The comparisons that the project holds itself to. */
export function bars(results) {
  const row = (id) => results.rows.find((one) => one.id === id);
  const ratio = (one, other) => row(one) && row(other) && row(one).rate / row(other).rate;
  const seen = 'gateway gzip';
  const afresh = 'gateway-afresh identity';
  const { calm, disturbed } = results.latency ?? {};
  const rss = Math.max(...results.rows.filter(({ ours }) => ours).map(({ memory }) => memory.rss));
  return [
    ['seen pages, gzip, to Varnish ESI', ratio(seen, 'varnish gzip'), times, '≥ 4', '≥ 6'],
    ['seen pages, gzip, to nginx SSI with proxy_cache', ratio(seen, 'nginx-ssi-cached gzip'), times, '≥ 5', '≥ 8'],
    ['seen pages, gzip, to the limit', ratio(seen, 'nginx-static gzip'), times, '≥ 0.45', '≥ 0.65'],
    ['assembled afresh, to Tailor', ratio(afresh, 'tailor identity'), times, '≥ 1.5', '≥ 3'],
    ['assembled afresh, to Podium', ratio(afresh, 'podium identity'), times, '≥ 1.5', '≥ 3'],
    ['assembled afresh, to nginx SSI', ratio(afresh, 'nginx-ssi identity'), times, '≥ 0.5', '≥ 1'],
    ['99th percentile of seen pages at half the highest rate', calm?.p99, (value) => `${milliseconds(value)} ms`, '< 5 ms', '< 2 ms'],
    ['the same while a service is killed and started, to that', disturbed && disturbed.p99 / calm.p99, times, '≤ 2', '1'],
    ["the gateway's resident memory (RSS) under load", Number.isFinite(rss) ? rss : undefined, (value) => `${whole(value)} MiB`, '< 300 MB', '< 200 MB'],
  ].filter(([, value]) => value !== undefined).map(([what, value, format, ...bounds]) => [what, format(value), ...bounds]);
}

export function report(results) {
  const { machine, options } = results;
  const seen = rowsOf(results, 'seen');
  const afresh = rowsOf(results, 'afresh');
  const busy = Math.max(0, ...[...results.rows, ...(results.clients ?? [])].map(({ cpu }) => cpu.others + cpu.stolen));
  const text = [
    `Measured by [\`bench/run\`](../bench/README.md) on ${results.date.slice(0, 10)}, at commit ${machine.commit}: ` +
      `${options.rounds === 1 ? 'one round' : `medians of ${options.rounds} interleaved rounds`} of ${options.seconds} s each. wrk with 64 connections on the same machine as everything else.`,
    `The machine: ${machine.cores} cores of ${machine.cpu}, ${machine.memory} of memory, ${machine.system}, ${machine.kernel}. ` +
      `${Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`).join(', ')}. ` +
      `The gateway's JVM: \`${results.gatewayOptions}\`.`,
    busy > 0.1 && `**Others used up to ${busy.toFixed(2)} cores meanwhile: these figures are not to be trusted.**`,
    options.complete && '![Pages a second of each contender](benchmarks.svg)',
    seen && `### Pages seen before\n\n${seen}`,
    afresh && `### Pages assembled afresh\n\n${afresh}`,
    (seen || afresh) && 'CPU: 100 % is one core. Memory: PSS. Calls: requests that reached the three services, per page.',
  ];
  const against = bars(results);
  if (against.length) text.push(`### Against the bars\n\n${table(['', 'measured', 'bar', 'goal'], 'lrrr', against)}`);
  if (results.latency) {
    const { calm, disturbed, seconds } = results.latency;
    const line = (label, one) => [label, whole(one.asked), whole(one.rate), ...[one.p50, one.p99, one.p999, one.longest].map(milliseconds), whole(one.failures)];
    text.push(`### Seen pages at half the highest rate\n\nwrk for ${seconds} s each, gzip, 64 connections that take turns.\n\n${table(
      ['', 'asked/s', 'answered/s', '50 %, ms', '99 %, ms', '99.9 %, ms', 'slowest, ms', 'failures'], 'lrrrrrrr',
      [line('calm', calm), line(`content-service killed and started ${disturbed.kills} times`, disturbed)])}`);
  }
  if (results.clients) {
    text.push(`### The gateway's HTTP client\n\nCache off, identity.\n\n${table(
      ['', 'pages/s', '50 %, ms', '99 %, ms', 'failures', 'memory, MiB', 'CPU', 'CPU per page, ms'], 'lrrrrrrr',
      results.clients.map((one) => [one.label, whole(one.rate), milliseconds(one.p50), milliseconds(one.p99), whole(one.failures),
        whole(one.memory.pss), share(one.cpu.contender), costOf(one)]))}`);
  }
  if (results.real) {
    text.push(`### Afresh over the real services\n\nOne round, identity, 8 connections, with the services' own JVMs and databases as \`./run\` starts them.\n\n${table(
      ['', 'pages/s', '50 %, ms', '99 %, ms', 'failures', 'CPU', 'CPU per page, ms', 'CPU of the services', 'bytes'], 'lrrrrrrrr',
      results.real.map((one) => [one.label, whole(one.rate), milliseconds(one.p50), milliseconds(one.p99), whole(one.failures),
        share(one.cpu.contender), costOf(one), share(one.cpu.services), whole(one.bytes)]))}`);
  }
  return text.filter(Boolean).join('\n\n');
}

/** Puts the text between the markers of a file, or at its end if there are none yet. */
export function put(file, text) {
  const before = readFileSync(file, 'utf8');
  const section = `${start}\n\n${text}\n\n${end}`;
  const from = before.indexOf(start);
  const to = before.indexOf(end);
  writeFileSync(file, from < 0 || to < from
    ? `${before.trimEnd()}\n\n## Beside what people use\n\n${section}\n`
    : before.slice(0, from) + section + before.slice(to + end.length));
}
