import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { Problem } from '../film/index.ts';
import { createFilmSource, type FilmSource } from './film-source.ts';
import { isTrusted, mayConnect, pathBehindToken, securityHeaders } from './guard.ts';
import type { ViewerFilm, ViewerMessage } from './protocol.ts';
import { sendFile } from './send-file.ts';
import { bundleViewer, type ViewerPage } from './viewer-page.ts';
import { watchFiles } from './watch-files.ts';

/** What a viewer shows and where it listens. */
export type ViewerOptions = {
  /** Makes the staged film from its text. Asked at the start and after every change; a `Problem` is shown in the page. */
  plan: () => Promise<ViewerFilm>;
  /** Files whose change means: ask for the plan again. They need not exist yet. */
  watch: readonly string[];
  host: '127.0.0.1';
  /** A free one without it. */
  port?: number;
  /** Closes the viewer. */
  signal?: AbortSignal;
  /** The page to serve; the real one, bundled and kept, without it. */
  page?: () => Promise<ViewerPage>;
};

/** A running viewer. Its address holds a secret, so only who is told it can open the page. */
export type Viewer = { url: string; close(): Promise<void> };

/**
 * Serves the viewer on this machine. Answers as soon as the page can be opened: the film comes when it is planned. Throws the
 * `Problem` `port-taken` when `port` is in use.
 */
export async function startViewer(options: ViewerOptions): Promise<Viewer> {
  options.signal?.throwIfAborted();
  const page = await (options.page ?? bundleViewer)();
  const token = randomBytes(24).toString('base64url');
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  const tell = (message: ViewerMessage) => {
    for (const socket of sockets.clients) socket.send(JSON.stringify(message));
  };
  const source = createFilmSource(options.plan, tell);
  const server = createServer((request, response) => {
    answer(request, response, { page, token, source }).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    if (!mayConnect(request) || pathBehindToken(request.url, token) !== 'live') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', () => opened.terminate());
      for (const message of source.state) opened.send(JSON.stringify(message));
    });
  });
  await listen(server, options.host, options.port ?? 0);
  const stopWatching = watchFiles(options.watch, () => source.refresh());
  source.refresh();

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= new Promise((done) => {
      stopWatching();
      source.close();
      for (const socket of sockets.clients) socket.terminate();
      server.close(() => done());
      server.closeAllConnections();
    });
    return closing;
  };
  if (options.signal?.aborted) await close();
  options.signal?.addEventListener('abort', () => void close(), { once: true });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${options.host}:${port}/${token}/`, close };
}

type Served = { page: ViewerPage; token: string; source: FilmSource };

async function answer(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const headers = securityHeaders(isTrusted(request) ? request.headers.host! : '127.0.0.1');
  const refuse = (status: number) => response.writeHead(status, headers).end();
  if (!isTrusted(request)) return void refuse(403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return void refuse(405);
  const path = pathBehindToken(request.url, served.token);
  if (path === undefined) return void refuse(404);
  const { film } = served.source;
  if (path === 'audio' && film?.audio) return sendFile(film.audio, request, response, headers);
  const file =
    path === 'film.json' && film
      ? { type: 'application/json; charset=utf-8', content: film.json }
      : served.page.get(path || 'index.html');
  if (!file) return void refuse(404);
  response.writeHead(200, { ...headers, 'content-type': file.type });
  response.end(request.method === 'HEAD' ? undefined : file.content);
}

async function listen(server: ReturnType<typeof createServer>, host: string, port: number): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw new Problem(
      {
        code: taken ? 'port-taken' : 'port-refused',
        message: taken
          ? `Port ${port} is used by another program.`
          : `The viewer cannot listen on port ${port}: ${(cause as Error).message}.`,
        fix: 'Choose another port with --port, or leave it out to get a free one.',
        exit: 5,
      },
      { cause },
    );
  }
}
