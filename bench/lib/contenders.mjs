// The programs that are compared, each set up as its own documentation advises.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { calls, location, manifest, page, replayed, write } from './recording.mjs';
import { Program, cores } from './processes.mjs';

const here = join(import.meta.dirname, '..');

function template(name, values) {
  const text = readFileSync(join(here, 'contenders', name), 'utf8');
  return text.replace(/^( *)\{\{(\w+)\}\}$|\{\{(\w+)\}\}/gm, (whole, indent = '', line, word) => {
    const value = values[line ?? word];
    if (value === undefined) throw new Error(`${name} needs ${line ?? word}`);
    return String(value).split('\n').map((text) => (line && text ? indent + text : text)).join('\n');
  });
}

/** Keeps Varnish from writing its log in memory, as nobody else writes one either. */
function silence() {
  const records = execFileSync('varnishd', ['-x', 'vsl'], { encoding: 'utf8' });
  return records.match(/^(?!EXP_|LRU)[A-Z]\w+(?=$| \()/gm).map((name) => `-${name}`).join(',');
}

/** Starts what is asked for, on ports from a base on, with all files in one folder. */
export class Stage {
  constructor({ directory, ports, java, javaOptions, jar }) {
    Object.assign(this, { directory, java, javaOptions, jar, nextPort: ports });
  }

  port() {
    return this.nextPort++;
  }

  folder(name) {
    const folder = join(this.directory, name);
    mkdirSync(join(folder, 'temporary'), { recursive: true });
    return folder;
  }

  nginx(name, file, values, workers = 'auto') {
    const folder = this.folder(name);
    const configuration = template(file, {
      common: template('nginx-common.conf', { workers }),
      http: template('nginx-http.conf', {}),
      ...values,
    });
    write(join(folder, 'nginx.conf'), configuration);
    return new Program(name, 'nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
      { cwd: folder, log: join(folder, 'output.log') });
  }

  // --- the services, replayed ---------------------------------------------------

  async replay(recorded) {
    this.services = {};
    for (const name of Object.keys(calls)) {
      const port = this.port();
      const locations = replayed(this.folder(`replay-${name}`), name, recorded);
      const start = () => this.nginx(`replay-${name}`, 'replay.conf', { port, locations }, Math.max(1, Math.round(cores / 3)))
        .ready(`http://127.0.0.1:${port}/requests`);
      this.services[name] = {
        port, start, program: await start(),
        address: `http://127.0.0.1:${port}`,
        partPath: '/part',
        manifest: `http://127.0.0.1:${port}/manifest.json`,
        headers: calls[name].headers,
      };
    }
  }

  /** The services themselves: who cannot take their documents apart includes them whole. */
  async real(addresses) {
    this.services = {};
    const port = this.port();
    let locations = '';
    for (const [name, { path, headers }] of Object.entries(calls)) {
      const file = `/manifest-${name}.json`;
      write(join(this.folder('manifests'), 'documents', file), manifest(name, addresses[name] + path.replace(/\?.*/, '')));
      locations += location(file, { 'content-type': 'application/json' });
      this.services[name] = {
        port: new URL(addresses[name]).port,
        address: addresses[name],
        partPath: path,
        manifest: `http://127.0.0.1:${port}${file}`,
        query: Object.fromEntries(new URL(path, addresses[name]).searchParams), // Podium takes no query from a manifest
        headers: { accept: 'text/html', ...headers },
      };
    }
    await this.nginx('manifests', 'replay.conf', { port, locations }, 1).ready(`http://127.0.0.1:${port}/requests`);
  }

  /** How many requests the replayed services have answered. */
  async requests() {
    let sum = 0;
    for (const { address } of Object.values(this.services)) {
      const status = await (await fetch(`${address}/requests`)).text();
      sum += Number(/^ \d+ \d+ (\d+)/m.exec(status)[1]) - 1; // without this one
    }
    return sum;
  }

  // --- the contenders -----------------------------------------------------------

  async started(program, port) {
    const url = `http://127.0.0.1:${port}${page}`;
    await program.ready(url, { accept: 'text/html' });
    return { program, url };
  }

  gateway(name, { environment = {}, properties = {}, libraries } = {}) {
    const port = this.port();
    const folder = this.folder(name);
    const launch = libraries
      ? [`-Dloader.path=${libraries}`, '-cp', this.jar, 'org.springframework.boot.loader.launch.PropertiesLauncher']
      : ['-jar', this.jar];
    const program = new Program(name, this.java,
      [...this.javaOptions, ...launch, ...Object.entries(properties).map(([key, value]) => `--${key}=${value}`)], {
        cwd: folder,
        log: join(folder, 'output.log'),
        env: {
          ...process.env,
          // glibc keeps memory for each thread that ever allocated some.
          MALLOC_ARENA_MAX: '2',
          SERVER_PORT: port,
          MANAGEMENT_SERVER_PORT: this.port(),
          SITE_URL: 'http://localhost:8080',
          CONTENT_SERVICE_URL: this.services.content.address,
          TOC_SERVICE_URL: this.services.toc.address,
          NEWSLETTER_SERVICE_URL: this.services.newsletter.address,
          ...environment,
        },
      });
    return this.started(program, port);
  }

  static(recorded) {
    const port = this.port();
    const site = join(this.folder('nginx-static'), 'site');
    write(site + page, recorded.html);
    write(`${site}${page}.gz`, gzipSync(recorded.html, { level: 9 }));
    return this.started(this.nginx('nginx-static', 'nginx-static.conf', { port }), port);
  }

  ssi(name, recorded, { cached = false, front = false } = {}) {
    const port = this.port();
    const frontPort = front ? this.port() : undefined;
    const include = (owner) => `<!--#include virtual="/parts/${owner}" -->`;
    write(join(this.folder(name), 'site', page), recorded.layout.replace(/<part-(\w+)>/g, (place, owner) => include(owner)));
    const cache = template('nginx-cache.conf', {});
    return this.started(this.nginx(name, 'nginx-ssi.conf', {
      port,
      cachePath: cached || front ? template('nginx-cache-path.conf', {}) : '',
      part: template('nginx-part.conf', { cache: cached ? cache : '' }),
      front: front ? template('nginx-front.conf', { port, frontPort, cache }) : '',
      ...this.upstreams(),
    }), frontPort ?? port);
  }

  async varnish(recorded) {
    const port = this.port();
    const layoutPort = this.port();
    const include = (owner) => `<esi:include src="/parts/${owner}"/>`;
    write(join(this.folder('varnish-layout'), 'documents', page),
      recorded.layout.replace(/<part-(\w+)>/g, (place, owner) => include(owner)));
    const locations = location(page, { 'content-type': 'text/html;charset=UTF-8', 'cache-control': 'max-age=3600' });
    await this.nginx('varnish-layout', 'replay.conf', { port: layoutPort, locations }, 1)
      .ready(`http://127.0.0.1:${layoutPort}${page}`);
    const folder = this.folder('varnish');
    write(join(folder, 'varnish.vcl'), template('varnish.vcl', { layoutPort, ...this.upstreams() }));
    const program = new Program('varnish', 'varnishd', [
      '-F', '-n', join(folder, 'state'), '-f', join(folder, 'varnish.vcl'), '-a', `127.0.0.1:${port}`,
      '-s', 'default,64m', '-p', `vsl_mask=${silence()}`,
    ], { cwd: folder, log: join(folder, 'output.log') });
    return this.started(program, port);
  }

  tailor(recorded) {
    const tag = (owner) => `<fragment id="${owner}" src="${this.part(owner)}"${owner === 'content' ? ' primary' : ''}></fragment>`;
    return this.node('tailor', recorded.layout.replace(/<part-(\w+)>/g, (place, owner) => tag(owner)));
  }

  podium(recorded) {
    return this.node('podium', recorded.layout);
  }

  node(name, layout) {
    const port = this.port();
    const folder = this.folder(name);
    write(join(folder, 'layout.html'), layout);
    const program = new Program(name, process.execPath, [join(here, 'contenders', `${name}.mjs`)], {
      cwd: folder,
      log: join(folder, 'output.log'),
      env: {
        ...process.env,
        NODE_ENV: 'production',
        CONTENDER: JSON.stringify({ port, layout: join(folder, 'layout.html'), services: this.services }),
      },
    });
    return this.started(program, port);
  }

  part(owner) {
    return this.services[owner].address + this.services[owner].partPath;
  }

  upstreams() {
    return Object.fromEntries(Object.entries(this.services).flatMap(([name, { port, partPath }]) =>
      [[`${name}Port`, port], [`${name}Path`, partPath]]));
  }
}
