// Sets everything up, measures it and writes down what came out; see README.md.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { chart } from './chart.mjs';
import { Stage } from './contenders.mjs';
import { flood, get, measure, steady } from './load.mjs';
import { description, jdk, missing, newest } from './machine.mjs';
import { Program, freePorts, killAll, run, stopAll } from './processes.mjs';
import { differences, inventory, record } from './recording.mjs';
import { combine, put, report } from './report.mjs';

const here = join(import.meta.dirname, '..');
const root = join(here, '..');

const usage = `Usage: bench/run [--quick] [--only NAME,...] [--rounds N] [--seconds N]

Measures the gateway and what people would use instead over the same three
services and the same page, and writes docs/benchmarks.md and its chart. This
takes about a quarter of an hour.

  --quick       one short round, to see that everything works (3 minutes)
  --only NAMES  some of: gateway, nginx-static, nginx-page-cache, varnish,
                nginx-ssi-cached, nginx-ssi, tailor, podium; or of the further
                parts: latency, clients, real
  --rounds N    how often each is measured (default 3)
  --seconds N   how long each time (default 8)
  --help        this text

Only a run with none of these options writes to docs/; what the others find is
in bench/results/ alone. GATEWAY_JAVA_OPTS replaces the JVM's options, which are
in gateway/java.options.`;

function fail(message) {
  console.error(`bench: ${message}`);
  process.exit(1);
}

const gzip = { accept: 'text/html', 'accept-encoding': 'gzip' };
const identity = { accept: 'text/html', 'accept-encoding': 'identity' };

// What is measured: who, with which request, and how long it is warmed up (in seconds).
const rows = [
  { group: 'seen', name: 'nginx-static', label: 'nginx, the finished page as a file', headers: gzip, warm: 1 },
  { group: 'seen', name: 'gateway', label: 'Colophon', headers: gzip, warm: 20, ours: true },
  { group: 'seen', name: 'gateway', label: 'Colophon', headers: identity, warm: 3, ours: true },
  { group: 'seen', name: 'nginx-page-cache', label: 'nginx SSI, whole pages cached', headers: gzip, warm: 1 },
  { group: 'seen', name: 'varnish', label: 'Varnish ESI', headers: gzip, warm: 2 },
  { group: 'seen', name: 'nginx-ssi-cached', label: 'nginx SSI with proxy_cache', headers: gzip, warm: 1 },
  { group: 'seen', name: 'nginx-ssi-cached', label: 'nginx SSI with proxy_cache', headers: identity, warm: 1 },
  { group: 'afresh', name: 'gateway', instance: 'gateway-afresh', label: 'Colophon, cache off', headers: identity, warm: 75, ours: true },
  { group: 'afresh', name: 'gateway', instance: 'gateway-afresh', label: 'Colophon, cache off', headers: gzip, warm: 3, ours: true },
  { group: 'afresh', name: 'gateway', label: 'Colophon, revalidated (no-cache)', headers: { ...gzip, 'cache-control': 'no-cache' }, warm: 20, ours: true },
  { group: 'afresh', name: 'nginx-ssi', label: 'nginx SSI', headers: identity, warm: 1 },
  { group: 'afresh', name: 'nginx-ssi', label: 'nginx SSI', headers: gzip, warm: 1 },
  { group: 'afresh', name: 'tailor', label: 'Tailor', headers: identity, warm: 3 },
  { group: 'afresh', name: 'podium', label: 'Podium', headers: identity, warm: 3 },
].map((row) => ({
  instance: row.name,
  ...row,
  encoding: row.headers['accept-encoding'],
  id: `${row.instance ?? row.name}${row.headers['cache-control'] ? '-revalidated' : ''} ${row.headers['accept-encoding']}`,
}));

// The switches of Spring Cloud OpenFeign, and the class that must be at work then.
const clients = {
  'Apache HttpClient 5': {
    switches: { 'httpclient.hc5.enabled': true, 'http2client.enabled': false },
    type: 'feign.hc5.ApacheHttp5Client',
  },
  "the JDK's HttpClient": {
    switches: { 'httpclient.hc5.enabled': false, 'http2client.enabled': true, 'httpclient.http2.version': 'HTTP_1_1' },
    type: 'feign.http2client.Http2Client',
  },
  "Feign's default, HttpURLConnection": {
    switches: { 'httpclient.hc5.enabled': false, 'http2client.enabled': false },
    type: 'feign.Client$Default',
  },
};

const cacheOff = { COLOPHON_CACHE_SIZE: '0' };

function optionsOf(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean' }, only: { type: 'string' }, rounds: { type: 'string' }, seconds: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const number = (name, standard) => {
    if (values[name] === undefined) return standard;
    if (!/^[1-9]\d{0,2}$/.test(values[name])) throw new Error(`--${name} needs a number from 1 to 999, not '${values[name]}'`);
    return Number(values[name]);
  };
  const names = new Set([...rows.map(({ name }) => name), 'latency', 'clients', 'real']);
  const only = values.only?.split(',');
  const unknown = only?.find((name) => !names.has(name));
  if (unknown !== undefined) throw new Error(`--only does not know '${unknown}': it knows ${[...names].join(', ')}`);
  return {
    rounds: number('rounds', values.quick ? 1 : 3),
    seconds: number('seconds', values.quick ? 3 : 8),
    warmth: values.quick ? 0.4 : 1,
    wants: (name) => !only || only.includes(name),
    complete: Object.keys(values).length === 0,
    quick: Boolean(values.quick),
  };
}

let options;
try {
  options = optionsOf(process.argv.slice(2));
} catch (error) {
  console.error(usage);
  fail(error.message);
}
const packages = missing();
if (packages.length) fail(`some programs are missing; on Debian: apt-get install ${packages.join(' ')}`);
const home = jdk();
if (!home) fail('no JDK 25 or later found: install one, or set JAVA_HOME to it');

const directory = mkdtempSync(join(tmpdir(), 'colophon-bench-'));
chmodSync(directory, 0o755); // nginx and Varnish do not work as root, if root starts them
process.on('exit', killAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    console.error(`\nbench: ${signal}, stopping everything`);
    await stopAll();
    rmSync(directory, { recursive: true, force: true });
    process.exit(130);
  });
}

const say = (text) => console.log(text);
const figures = ({ rate, p50, p99, failures }) =>
  `${Math.round(rate).toString().padStart(7)}/s  50 % ${p50.toFixed(2)} ms  99 % ${p99.toFixed(2)} ms${failures ? `  FAILURES ${failures}` : ''}`;

// --- build ----------------------------------------------------------------------

async function gatewayJar() {
  const target = join(root, 'gateway/target');
  const find = () => existsSync(target) && readdirSync(target).find((name) => /^gateway-.*\.jar$/.test(name) && !/sources|javadoc/.test(name));
  const sources = [join(root, 'gateway/pom.xml'), join(root, 'gateway/src/main')];
  if (!find() || statSync(join(target, find())).mtimeMs < newest(...sources)) {
    say('building the gateway');
    await run('mvn', ['-q', '-B', '-pl', 'gateway', '-DskipTests', 'package'], { cwd: root, seconds: 900 });
  }
  return join(target, find());
}

/** Feign's adapter for the JDK's client, which the gateway does not bring. */
async function jdkClient(jar) {
  const inside = await run(join(home, 'bin/jar'), ['tf', jar]);
  const libraries = join(here, 'target/libraries');
  if (!inside.includes('BOOT-INF/lib/feign-java11-')) {
    const version = /BOOT-INF\/lib\/feign-hc5-(.+)\.jar/.exec(inside)[1]; // not every version of the core has its adapters
    if (!existsSync(join(libraries, `feign-java11-${version}.jar`))) {
      rmSync(libraries, { recursive: true, force: true });
      await run('mvn', ['-q', '-B', 'org.apache.maven.plugins:maven-dependency-plugin:copy',
        `-Dartifact=io.github.openfeign:feign-java11:${version}`, `-DoutputDirectory=${libraries}`], { cwd: join(root, 'gateway') });
    }
  }
  mkdirSync(libraries, { recursive: true });
  return libraries;
}

// --- the real services ------------------------------------------------------------

async function startSuite() {
  const port = await freePorts(4, 21_000);
  const log = join(directory, 'suite.log');
  say('starting the real services');
  const suite = new Program('the suite', join(root, 'run'), ['--port', port, '--data', join(directory, 'data')],
    { cwd: root, log, grace: 60_000, env: { ...process.env, SITE_URL: 'http://localhost:8080' } });
  for (let tenths = 0; !/^ready: /m.test(readFileSync(log, 'utf8')); tenths++) {
    if (suite.ended || tenths > 9000) throw new Error(`the suite did not start:\n${readFileSync(log, 'utf8')}`);
    await sleep(100);
  }
  const at = (offset) => `http://127.0.0.1:${port + offset}`;
  return { suite, gateway: at(0), services: { content: at(1), toc: at(2), newsletter: at(3) } };
}

/** One round over the real services, with their databases: how much of the time is theirs. */
async function overRealServices({ suite, services }, recorded, stage) {
  say('\nafresh over the real services');
  await stage.real(services);
  const contenders = {
    gateway: () => stage.gateway('real-gateway', { environment: cacheOff }),
    'nginx-ssi': () => stage.ssi('real-nginx-ssi', recorded),
    tailor: () => stage.tailor(recorded),
    podium: () => stage.podium(recorded),
  };
  const load = { headers: identity, connections: 8 };
  for (const part of Object.values(stage.services)) {
    await flood({ url: part.address + part.partPath, headers: part.headers, connections: 8, seconds: Math.ceil(8 * options.warmth) });
  }
  const results = [];
  for (const [name, start] of Object.entries(contenders)) {
    const { label } = rows.find((row) => row.group === 'afresh' && row.name === name);
    const { program, url } = await start();
    const verified = await verify(url, identity, recorded, label);
    await flood({ ...load, url, seconds: Math.ceil((name === 'gateway' ? 10 : 3) * options.warmth) });
    const measured = await measure({ ...load, programs: [program], services: [suite], url, seconds: options.seconds });
    say(`  ${label.padEnd(42)} ${figures(measured)}`);
    results.push({ name, label, bytes: verified.bytes, ...measured });
    await program.stop();
  }
  return results;
}

// --- verify -----------------------------------------------------------------------

async function verify(url, headers, recorded, label) {
  let answer;
  let wrong;
  for (let attempt = 0; attempt < 5 && wrong?.length !== 0; attempt++) {
    if (attempt) await sleep(1000); // A part may have come too late for the page.
    answer = await get(url, headers);
    wrong = answer.status === 200 ? differences(answer.html, recorded) : [`status ${answer.status}`];
    if (answer.encoding !== headers['accept-encoding']) wrong.push(`encoding ${answer.encoding}`);
  }
  if (wrong.length) throw new Error(`${label} does not answer with the page: ${wrong.join('; ')}\n${answer.html.slice(0, 500)}`);
  const found = Object.entries(inventory(answer.html)).map(([what, count]) => `${count} ${what}`).join(', ');
  say(`  ${label.padEnd(42)} ${headers['accept-encoding'].padEnd(8)} ${String(answer.bytes).padStart(6)} bytes: ${found}`);
  return answer;
}

// --- measure ----------------------------------------------------------------------

async function startContenders(stage, recorded, wanted) {
  const start = {
    gateway: () => stage.gateway('gateway'),
    'gateway-afresh': () => stage.gateway('gateway-afresh', { environment: cacheOff }),
    'nginx-static': () => stage.static(recorded),
    'nginx-page-cache': () => stage.ssi('nginx-page-cache', recorded, { front: true }),
    'nginx-ssi-cached': () => stage.ssi('nginx-ssi-cached', recorded, { cached: true }),
    'nginx-ssi': () => stage.ssi('nginx-ssi', recorded),
    varnish: () => stage.varnish(recorded),
    tailor: () => stage.tailor(recorded),
    podium: () => stage.podium(recorded),
  };
  const started = {};
  for (const { instance } of wanted) started[instance] ??= await start[instance]();
  return started;
}

const programsOf = (stage) => Object.values(stage.services).map(({ program }) => program);

async function compare(stage, recorded, started, wanted) {
  say('\nthe pages');
  const results = [];
  for (const row of wanted) {
    const { url } = started[row.instance];
    const { bytes } = await verify(url, row.headers, recorded, row.label);
    results.push({ ...row, url, bytes, rounds: [] });
  }
  say('\nwarming up');
  for (const { url, headers, warm } of results) {
    await flood({ url, headers, seconds: Math.ceil(warm * options.warmth) });
  }
  for (let round = 1; round <= options.rounds; round++) {
    say(`\nround ${round} of ${options.rounds}`);
    for (const result of results) {
      const { program } = started[result.instance];
      const measured = await measure({
        programs: [program], services: programsOf(stage), requests: () => stage.requests(),
        url: result.url, headers: result.headers, seconds: options.seconds,
      });
      result.rounds.push(measured);
      say(`  ${result.label.padEnd(42)} ${result.encoding.padEnd(8)} ${figures(measured)}`);
    }
  }
  return results.map(combine);
}

/** Seen pages at half the highest rate: calm, and while one service goes away again and again. */
async function latency(stage, gateway, highest) {
  say('\nat half the highest rate');
  const seconds = options.quick ? 6 : 20;
  const load = { url: gateway.url, headers: gzip, rate: highest / 2 };
  const calm = await steady({ ...load, seconds });
  say(`  calm                                                ${figures(calm)}`);
  let over = false;
  let kills = 0;
  const service = stage.services.content;
  const disturb = async () => {
    await sleep(1000);
    while (!over) {
      await service.program.kill();
      kills++;
      await sleep(1000);
      service.program = await service.start();
      await sleep(1000);
    }
  };
  const [disturbed] = await Promise.all([steady({ ...load, seconds }).finally(() => (over = true)), disturb()]);
  say(`  content-service killed and started ${String(kills).padStart(2)} times         ${figures(disturbed)}`);
  return { seconds, calm, disturbed: { ...disturbed, kills } };
}

async function compareClients(stage, recorded, jar) {
  say('\nHTTP clients of the gateway, cache off');
  const libraries = await jdkClient(jar);
  const results = [];
  for (const [label, { switches, type }] of Object.entries(clients)) {
    // The JDK's client takes no 0 for 'as long as it takes'.
    const properties = Object.fromEntries(Object.entries({ 'client.config.default.read-timeout': 1000, ...switches }).map(([key, value]) => [`spring.cloud.openfeign.${key}`, value]));
    const { program, url } = await stage.gateway(`client-${results.length}`, { environment: cacheOff, properties, libraries });
    await verify(url, identity, recorded, label);
    const loaded = await run(join(home, 'bin/jcmd'), [String(program.pid), 'GC.class_histogram']);
    if (!loaded.split(/\s+/).includes(type)) throw new Error(`${label} is not at work: there is no ${type}`);
    await flood({ url, headers: identity, seconds: Math.ceil(60 * options.warmth) });
    results.push({ label, program, url, rounds: [] });
  }
  for (let round = 1; round <= options.rounds; round++) {
    for (const { label, program, url, rounds } of results) {
      rounds.push(await measure({
        programs: [program], services: programsOf(stage), requests: () => stage.requests(),
        url, headers: identity, seconds: options.seconds,
      }));
      say(`  ${label.padEnd(42)} ${figures(rounds.at(-1))}`);
    }
  }
  await Promise.all(results.map(({ program }) => program.stop()));
  return results.map(({ label, rounds }) => combine({ label, rounds }));
}

async function main() {
  const began = Date.now();
  const jar = await gatewayJar();
  const javaOptions = process.env.GATEWAY_JAVA_OPTS?.split(/\s+/).filter(Boolean) ?? [`@${join(here, '..', 'gateway', 'java.options')}`];
  const results = {
    date: new Date().toISOString(),
    machine: description(home),
    options: { rounds: options.rounds, seconds: options.seconds, complete: options.complete },
    gatewayOptions: process.env.GATEWAY_JAVA_OPTS ?? readFileSync(join(here, '..', 'gateway', 'java.options'), 'utf8').replace(/^#.*\n/gm, '').trim().replaceAll('\n', ' '),
  };

  const suite = await startSuite();
  const recorded = await record(suite.gateway, suite.services);
  results.added = Object.fromEntries(Object.entries(recorded.documents).map(([name, { headers }]) => [name, headers.added]));
  const stage = new Stage({ directory, ports: await freePorts(60, 22_000), java: join(home, 'bin/java'), javaOptions, jar });
  if (options.wants('real')) results.real = await overRealServices(suite, recorded, stage);
  say('\nstopping the real services');
  await stopAll();

  await stage.replay(recorded);
  const wanted = rows.filter(({ name }) => options.wants(name));
  let started = await startContenders(stage, recorded, wanted);
  results.rows = wanted.length ? await compare(stage, recorded, started, wanted) : [];
  if (options.wants('latency')) {
    let seen = results.rows.find(({ id }) => id === 'gateway gzip');
    if (!seen) {
      const row = rows.find(({ id }) => id === 'gateway gzip');
      started = await startContenders(stage, recorded, [row]);
      [seen] = await compare(stage, recorded, started, [row]);
    }
    results.latency = await latency(stage, started.gateway, seen.rate);
  }
  const services = programsOf(stage);
  await Promise.all(Object.values(started).map(({ program }) => program.stop()));
  if (services.some(({ ended }) => ended)) throw new Error('a replayed service ended by itself');
  if (options.wants('clients')) results.clients = await compareClients(stage, recorded, jar);
  await stopAll();
  results.minutes = (Date.now() - began) / 60_000;
  writeResults(results);
}

function writeResults(results) {
  const folder = join(here, 'results');
  mkdirSync(folder, { recursive: true });
  const name = results.date.replace(/[:.]/g, '-');
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(results, null, 1)}\n`);
  const text = report(results);
  if (options.complete) {
    put(join(root, 'docs/benchmarks.md'), text);
    writeFileSync(join(root, 'docs/benchmarks.svg'), chart(results));
  } else {
    writeFileSync(join(folder, `${name}.md`), `${text}\n`);
    writeFileSync(join(folder, `${name}.svg`), chart(results));
  }
  say(`\n${text}\n\nThis took ${results.minutes.toFixed(1)} minutes; the figures of all rounds are in bench/results/${name}.json.`);
}

try {
  await main();
  rmSync(directory, { recursive: true, force: true });
} catch (error) {
  console.error(`bench: ${error.stack ?? error}\nbench: what the programs wrote is in ${directory}`);
  await stopAll();
  process.exit(1);
}
