import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';

/** Runs a server in as many processes as there are cores. */
export function inCluster(serve) {
  if (cluster.isPrimary) {
    for (let i = 0; i < availableParallelism(); i++) cluster.fork();
    cluster.on('exit', () => process.exit(1));
  } else {
    serve();
  }
}
