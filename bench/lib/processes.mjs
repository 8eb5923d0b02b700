// Programs that are started, watched and stopped; only those that were started here.
import { spawn, execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync } from 'node:fs';
import net from 'node:net';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const running = new Set();

export class Program {
  constructor(name, command, args, { cwd, env, log, grace = 10_000 } = {}) {
    this.name = name;
    this.log = log;
    this.grace = grace;
    const output = openSync(log, 'a');
    // A group of its own, so that whatever it starts can be stopped with it.
    this.child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', output, output] });
    closeSync(output);
    this.exited = new Promise((resolve) => {
      this.child.on('error', (error) => resolve(`cannot be started: ${error.message}`));
      this.child.on('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
    }).then((how) => {
      this.ended = how;
      running.delete(this);
    });
    running.add(this);
  }

  get pid() {
    return this.child.pid;
  }

  /** Waits until the address answers with 200. */
  async ready(url, headers = {}, seconds = 90) {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      if (this.ended) throw new Error(`${this.name} ${this.ended}; its log is ${this.log}:\n${tail(this.log)}`);
      try {
        const response = await fetch(url, { headers, signal: AbortSignal.timeout(5000) });
        await response.arrayBuffer();
        if (response.status === 200) return this;
      } catch {
        // Not yet.
      }
      if (Date.now() > deadline) throw new Error(`${this.name} did not answer at ${url}; its log is ${this.log}:\n${tail(this.log)}`);
      await sleep(50);
    }
  }

  signal(name) {
    try {
      process.kill(-this.pid, name);
    } catch {
      // It is gone.
    }
  }

  async stop() {
    if (this.ended || !this.pid) return;
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), this.grace);
    await this.exited;
    clearTimeout(timer);
  }

  async kill() {
    this.signal('SIGKILL');
    await this.exited;
  }
}

export const stopAll = () => Promise.all([...running].map((program) => program.stop()));
export const killAll = () => running.forEach((program) => program.signal('SIGKILL'));

/** Runs a command to its end and gives its output; it is stopped when it takes too long. */
export async function run(command, args, { cwd, env, seconds = 600 } = {}) {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const program = { stop: () => program.signal(), signal: () => child.pid && process.kill(-child.pid, 'SIGKILL') };
  running.add(program);
  const timer = setTimeout(program.signal, seconds * 1000);
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve(signal ?? status));
  }).finally(() => {
    clearTimeout(timer);
    running.delete(program);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-3000)}`);
  return output;
}

function tail(log) {
  return readFileSync(log, 'utf8').split('\n').slice(-15).join('\n');
}

/** The first of so many ports in a row that nobody uses, and the one 1000 above it. */
export async function freePorts(count, from) {
  for (let base = from; base < 31_000; base += count) {
    const wanted = [...Array(count).keys()].map((i) => base + i).concat(base + 1000);
    if ((await Promise.all(wanted.map(isFree))).every(Boolean)) return base;
  }
  throw new Error(`no ${count} free ports in a row from ${from}`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

// --- what they use ------------------------------------------------------------

function statOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return {
      pid,
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
      childrenTicks: Number(fields[13]) + Number(fields[14]),
    };
  } catch {
    return undefined; // It ended meanwhile.
  }
}

/** The programs' processes and all that descend from them. */
function family(programs) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => statOf(Number(pid))).filter(Boolean);
  const members = new Set(programs.map((program) => program.pid));
  for (let size = -1; size !== members.size; ) {
    size = members.size;
    for (const { pid, parent } of all) if (members.has(parent)) members.add(pid);
  }
  return all.filter(({ pid }) => members.has(pid));
}

function machine() {
  const [user, nice, system, idle, wait, hard, soft, steal] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0].split(/\s+/).slice(1).map(Number);
  return { busy: user + nice + system + hard + soft, steal, all: user + nice + system + idle + wait + hard + soft + steal };
}

/** CPU seconds used until now by some programs, by children of this process that ended, and by the whole machine. */
export function cpuTimes(groups) {
  const own = statOf(process.pid);
  const times = { machine: machine().busy / ticksPerSecond, stolen: machine().steal / ticksPerSecond };
  for (const [name, programs] of Object.entries(groups)) {
    times[name] = family(programs).reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond;
  }
  times.ended = own.childrenTicks / ticksPerSecond;
  times.harness = own.ticks / ticksPerSecond;
  return times;
}

/** What the programs hold in memory, in MiB: pages shared with others counted in part (PSS), and in full (RSS). */
export function memory(programs) {
  let pss = 0;
  let rss = 0;
  for (const { pid } of family(programs)) {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      pss += Number(/^Pss:\s+(\d+)/m.exec(rollup)[1]);
      rss += Number(/^Rss:\s+(\d+)/m.exec(rollup)[1]);
    } catch {
      // A process that is just ending has none.
    }
  }
  return { pss: pss / 1024, rss: rss / 1024 };
}

export const cores = cpus().length;
