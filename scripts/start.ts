/** `npm start`: the dashboard on loopback, with the demo organisation. `-- --port N` chooses the port. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { demoSnapshot } from '../local-org/demo.ts';
import { bundlePreview } from '../local-org/preview/bundle.ts';
import { servePreview } from '../local-org/preview/server.ts';
import type { PreviewServer } from '../local-org/preview/server.ts';

const DEFAULT_PORT = 4455;
const HIGHEST_PORT = 65_535;

// The LWC resolver looks for modules from the working folder.
process.chdir(path.resolve(import.meta.dirname, '..'));
const started = performance.now();
const progress = (text: string): void => console.error(`${seconds()} ${text}`);

function seconds(): string {
  return `${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s`;
}

function chosenPort(): number | undefined {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  if (values.port === undefined) return undefined;
  const port = Number(values.port);
  if (/^\d+$/.test(values.port) && port <= HIGHEST_PORT) return port;
  throw new Error(
    `--port is \`${values.port}\`; give a whole number from 0 (any free port) to ${HIGHEST_PORT}.`
  );
}

/** The usual port, or a free one when another register has it already; a port that was asked for or none. */
async function serve(content: Parameters<typeof servePreview>[0]): Promise<PreviewServer> {
  const port = chosenPort();
  try {
    return await servePreview(content, port ?? DEFAULT_PORT);
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!isTaken) throw error;
    if (port === undefined) return servePreview(content, 0);
    throw new Error(`Port ${port} is taken; give another with -- --port N.`, { cause: error });
  }
}

try {
  const bundle = Promise.withResolvers<Awaited<ReturnType<typeof bundlePreview>>>();
  bundle.promise.catch(() => undefined);
  const { address, close } = await serve({ bundle: bundle.promise, snapshot: demoSnapshot });
  console.log(address);
  const stop = (): void => void close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  bundle.resolve(await bundlePreview(progress));
  progress('Ready. Open the address above; Ctrl+C stops.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
