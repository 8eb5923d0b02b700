// Load, and what it did: to the requests, and to the machine.
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuTimes, memory, run } from './processes.mjs';

const manyConnections = 64;
const threads = 2;

/** As many requests as can be answered, for some seconds. */
export function flood({ connections = manyConnections, ...load }) {
  return wrk({ ...load, connections });
}

/** Requests at a constant rate, for some seconds. */
export async function steady({ rate, ...load }) {
  const report = await wrk({ ...load, connections: manyConnections, options: ['--', (rate / threads).toFixed(3)] });
  return { asked: rate, ...report };
}

async function wrk({ url, headers, seconds, connections, options = [] }) {
  const output = await run('wrk', [
    `-t${threads}`, `-c${connections}`, `-d${seconds}s`, '--timeout', '5s', '-s', join(import.meta.dirname, 'wrk.lua'),
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]), url, ...options,
  ], { seconds: seconds + 30 });
  const { requests, microseconds, status, connect, read, write, timeout, ...report } = JSON.parse(/^REPORT (.*)$/m.exec(output)[1]);
  if (requests === 0) throw new Error(`nobody answers at ${url}:\n${output}`);
  return {
    rate: (requests - status) / (microseconds / 1e6),
    p50: report.p50 / 1000,
    p90: report.p90 / 1000,
    p99: report.p99 / 1000,
    p999: report.p999 / 1000,
    longest: report.longest / 1000,
    requests,
    failures: status + connect + read + write + timeout,
    failed: { status, connect, read, write, timeout },
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
