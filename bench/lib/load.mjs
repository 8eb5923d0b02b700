// Load, and what it did: to the requests, and to the machine.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuTimes, memory, run } from './processes.mjs';

const manyConnections = 64;
const threads = 2;

/** As many requests as can be answered, for some seconds. */
export async function flood({ url, headers, seconds, connections = manyConnections }) {
  const output = await run('wrk', [
    `-t${threads}`, `-c${connections}`, `-d${seconds}s`, '--timeout', '5s',
    '-s', join(import.meta.dirname, 'wrk-report.lua'),
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]), url,
  ], { seconds: seconds + 30 });
  const report = JSON.parse(/^REPORT (.*)$/m.exec(output)[1]);
  return {
    rate: (report.requests - report.status) / (report.microseconds / 1e6),
    p50: report.p50 / 1000,
    p90: report.p90 / 1000,
    p99: report.p99 / 1000,
    longest: report.longest / 1000,
    requests: report.requests,
    failures: report.status + report.connect + report.read + report.write + report.timeout,
    failed: { status: report.status, connect: report.connect, read: report.read, write: report.write, timeout: report.timeout },
  };
}

/** The same, with what the contender, the services and the rest of the machine did meanwhile. */
export async function measure({ programs, services = [], requests, ...load }) {
  const groups = { contender: programs, services };
  const asked = await requests?.();
  const before = cpuTimes(groups);
  const start = performance.now();
  let held;
  const [report] = await Promise.all([
    flood(load),
    sleep(load.seconds * 800).then(() => (held = memory(programs))),
  ]);
  const elapsed = (performance.now() - start) / 1000;
  const after = cpuTimes(groups);
  const used = Object.fromEntries(Object.keys(after).map((name) => [name, (after[name] - before[name]) / elapsed]));
  const cpu = { contender: used.contender, services: used.services, generator: used.ended, stolen: used.stolen };
  cpu.others = Math.max(0, used.machine - used.contender - used.services - used.ended - used.harness);
  const calls = requests && ((await requests()) - asked) / report.requests;
  return { ...report, memory: held, cpu, calls };
}

/**
 * Requests at a constant rate, whatever the answers do, for some seconds. Each of the 64
 * connections has its own clock and sends again when its time has come and the answer
 * before is there; times are from sending to the end of the answer.
 */
export async function steady({ url, headers, seconds, rate, directory }) {
  const connections = manyConnections;
  const log = join(directory, 'h2load.log');
  rmSync(log, { force: true });
  const output = await run('h2load', [
    '--h1', `-t${threads}`, `-c${connections}`, `--rps=${Math.max(1, rate / connections).toFixed(3)}`, `-D${seconds}`,
    `--log-file=${log}`, ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]), url,
  ], { seconds: seconds + 30 });
  const times = [];
  let failures = 0;
  let first = Infinity;
  let last = 0;
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    if (!line) continue;
    const [start, status, microseconds] = line.split('\t').map(Number);
    first = Math.min(first, start);
    last = Math.max(last, start);
    if (status >= 200 && status < 400) times.push(microseconds / 1000);
    else failures++;
  }
  rmSync(log);
  const [, failed, errored, timeout] = /, (\d+) failed, (\d+) errored, (\d+) timeout/.exec(output) ?? [];
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return {
    asked: rate,
    rate: times.length / ((last - first) / 1e6),
    requests: times.length + failures,
    failures,
    failed: { failed: Number(failed), errored: Number(errored), timeout: Number(timeout) },
    p50: at(0.5), p90: at(0.9), p99: at(0.99), p999: at(0.999), longest: times.at(-1),
  };
}

/** One page as a reader gets it: the status, the bytes on the wire, and the HTML. */
export function get(url, headers) {
  return new Promise((resolve, reject) => {
    http.get(url, { headers, timeout: 10_000 }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const encoding = response.headers['content-encoding'] ?? 'identity';
        resolve({
          status: response.statusCode,
          headers: response.headers,
          encoding,
          bytes: body.length,
          html: (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8'),
        });
      });
    }).on('error', reject).on('timeout', function () { this.destroy(new Error(`${url} took more than 10 s`)); });
  });
}
