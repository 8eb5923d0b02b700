import { readFileSync } from 'node:fs';
import express from 'express';
import Layout from '@podium/layout';
import { inCluster } from './cluster.mjs';

const { port, layout, services } = JSON.parse(process.env.CONTENDER);

inCluster(() => {
  const page = new Layout({ name: 'bench', pathname: '/' });
  const podlets = Object.entries(services).map(([name, { manifest, headers, query }]) => ({
    podlet: page.client.register({ name, uri: manifest }),
    options: { headers, query },
    place: `<part-${name}>`,
  }));
  const pieces = readFileSync(layout, 'utf8').split(/(<part-[a-z]+>)/);
  page.view((incoming, html) => html);

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(page.middleware());
  app.get('/microservices.html', async (request, response) => {
    const incoming = response.locals.podium;
    const answers = await Promise.all(podlets.map(({ podlet, options }) => podlet.fetch(incoming, options)));
    const parts = Object.fromEntries(podlets.map(({ place }, i) => [place, answers[i].content]));
    response.type('html').podiumSend(pieces.map((piece) => parts[piece] ?? piece).join(''));
  });
  const server = app.listen(port, '127.0.0.1');
  server.keepAliveTimeout = 60_000;
});
