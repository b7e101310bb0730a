import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import mediaTypes from './data/media-types.json' with { type: 'json' };

/** One part of a file: both ends inclusive, as in `bytes=0-99`. */
export type ByteRange = { start: number; end: number };

/**
 * Reads a Range header for a file of `size` bytes (RFC 9110, section 14). `undefined`: send the whole file, also where the
 * header asks for several parts or in other units; `null`: the part lies outside the file.
 */
export function readRange(header: string | undefined, size: number): ByteRange | undefined | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Number(last);
    return length === 0 || size === 0 ? null : { start: Math.max(0, size - length), end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? null : { start, end };
}

/** Answers a request with a media file or the part of it that is asked for. A file that is gone is answered with 404. */
export async function sendFile(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    response.writeHead(404, headers).end();
    return;
  }
  const range = readRange(request.headers.range, found.size);
  if (range === null) {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${found.size}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: found.size - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    ...(range && { 'content-range': `bytes ${start}-${end}/${found.size}` }),
    'accept-ranges': 'bytes',
    'content-type': mediaTypes[extname(path).toLowerCase() as keyof typeof mediaTypes] ?? 'application/octet-stream',
    'content-length': String(end - start + 1),
  });
  if (request.method === 'HEAD' || found.size === 0) response.end();
  else await pipeline(createReadStream(path, { start, end }), response).catch(() => response.destroy());
}
