import http from 'node:http';
import { readFileSync } from 'node:fs';
import Tailor from 'node-tailor';
import { inCluster } from './cluster.mjs';

const { port, layout, services } = JSON.parse(process.env.CONTENDER);

inCluster(() => {
  const template = readFileSync(layout, 'utf8');
  let parsed;
  const tailor = new Tailor({
    // From memory and taken apart once, as the file system would be read for each page.
    fetchTemplate: (request, parse) => (parsed ??= Promise.resolve(parse(template))),
    filterRequestHeaders: ({ id }) => ({ ...services[id].headers }),
    // No part has a script, so the page needs none of Tailor's own either.
    amdLoaderUrl: '',
    pipeDefinition: () => Buffer.from(''),
  });
  const server = http.createServer(tailor.requestHandler);
  server.keepAliveTimeout = 60_000;
  server.listen(port, '127.0.0.1');
});
