// What the machine has, and what it lacks.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { cpus, homedir, release, totalmem } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const here = join(import.meta.dirname, '..');

// Debian keeps servers where not everybody's path leads.
process.env.PATH = [process.env.PATH, '/usr/sbin', '/sbin'].join(delimiter);

const debian = {
  wrk: 'wrk',
  nginx: 'nginx',
  varnishd: 'varnish',
  mvn: 'maven',
  git: 'git',
};
const headersModule = '/usr/lib/nginx/modules/ngx_http_headers_more_filter_module.so';

/** The Debian packages that are missing. */
export function missing() {
  const packages = Object.entries(debian).filter(([command]) => !find(command)).map(([, name]) => name);
  if (!existsSync(headersModule)) packages.push('libnginx-mod-http-headers-more-filter');
  return packages;
}

function find(command) {
  return process.env.PATH.split(delimiter).map((folder) => join(folder, command)).find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The home of a JDK 25 or later, looked for where ./run looks. */
export function jdk() {
  const inside = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);
  const javac = find('javac');
  const homes = [
    process.env.JAVA_HOME,
    javac && dirname(dirname(realpathSync(javac))),
    ...inside('/usr/lib/jvm'),
    ...inside('/opt').filter((folder) => folder.includes('jdk')),
    ...inside('/opt/java'),
    ...inside(join(homedir(), '.jdks')),
    ...inside(join(homedir(), '.sdkman/candidates/java')),
    ...inside(join(homedir(), '.local/share/mise/installs/java')),
  ];
  return homes.find((home) => {
    if (!home || !existsSync(join(home, 'bin/javac')) || !existsSync(join(home, 'release'))) return false;
    return Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(join(home, 'release'), 'utf8'))?.[1]) >= 25;
  });
}

/** The machine and the versions of everything measured. */
export function description(home) {
  const both = (command, ...args) => execFileSync('sh', ['-c', '"$@" 2>&1 || true', 'sh', command, ...args], { encoding: 'utf8' });
  const installed = (name) => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;
  const java = readFileSync(join(home, 'release'), 'utf8');
  const system = /^PRETTY_NAME="(.*)"/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  const git = (...args) => both('git', '-C', here, ...args).trim();
  const changed = git('status', '--porcelain', '--', '../gateway', '../content-service', '../toc-service', '../newsletter-service');
  return {
    cpu: cpus()[0].model.trim(),
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    kernel: `Linux ${release()}`,
    system,
    commit: git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes' : ''),
    versions: {
      Java: `${/^JAVA_RUNTIME_VERSION="(.*)"/m.exec(java)?.[1] ?? /^JAVA_VERSION="(.*)"/m.exec(java)[1]}`,
      nginx: /nginx\/(\S+)/.exec(both('nginx', '-v'))?.[1],
      Varnish: /varnish-([\d.]+)/.exec(both('varnishd', '-V'))?.[1],
      Node: process.versions.node,
      'node-tailor': installed('node-tailor'),
      '@podium/layout': installed('@podium/layout'),
      express: installed('express'),
      wrk: /wrk (?:debian\/)?(\S+)/.exec(both('wrk', '-v'))?.[1],
    },
  };
}

/** The newest change below some files and folders. */
export function newest(...paths) {
  return Math.max(...paths.map((path) => {
    const { mtimeMs } = statSync(path);
    return statSync(path).isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : mtimeMs;
  }));
}
