import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { StagePage } from './bundle.ts';
import type { Answer, Order } from './protocol.ts';

/** Fetches a picture's header and pixels, into `memory` where that has its length. */
export type Fetch = (memory: Buffer) => Buffer;

/** What the page says, as it arrives. */
export type PageEvents = { answer(answer: Answer): void; picture(fetch: Fetch): void; closed(): void };

/** The page's address and the line to it. */
export type StageServer = {
  url: string;
  order(order: Order): void;
  /** From now on pictures are read from this file, which the page writes. */
  readFrom(file: FileHandle): void;
  close(): Promise<void>;
};

type Source = { file?: FileHandle };

/** Nothing but the page itself may be loaded or spoken to, and nobody without the token gets the page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves `page` on this machine only, under a secret path, and passes what it sends to `events`. */
export async function serveStagePage(page: StagePage, events: PageEvents): Promise<StageServer> {
  const base = `/${randomBytes(24).toString('base64url')}/`;
  const server = createServer((request, response) => {
    const path = request.url?.startsWith(base) ? request.url.slice(base.length) : undefined;
    const script = path && page.scripts.get(path);
    if (path === '') send(response, 200, 'text/html; charset=utf-8', page.html);
    else if (script) send(response, 200, 'text/javascript; charset=utf-8', script);
    else send(response, 404, 'text/plain; charset=utf-8', '');
  });
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 1 << 28,
    skipUTF8Validation: true,
  });
  const source: Source = {};
  let line: WebSocket | undefined;
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== `${base}frames` || line) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      line = opened;
      listen(opened, events, source);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const order = (message: Order) => line?.send(JSON.stringify(message));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    order,
    readFrom(file) {
      source.file = file;
      order({ order: 'use-file' });
    },
    async close() {
      line?.terminate();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function listen(line: WebSocket, events: PageEvents, source: Source): void {
  line.binaryType = 'nodebuffer';
  line.on('error', () => line.terminate());
  line.on('close', () => events.closed());
  line.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) {
      events.picture(() => data);
      return;
    }
    const answer = JSON.parse(data.toString('utf8')) as Answer;
    const { file } = source;
    if (answer.answer !== 'picture') events.answer(answer);
    else if (file) events.picture((memory) => readBytes(file, answer.at, answer.length, memory));
  });
}

function readBytes(file: FileHandle, at: number, length: number, memory: Buffer): Buffer {
  const bytes = memory.length === length ? memory : Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(file.fd, bytes, 0, length, at));
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': policy,
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(body);
}
