import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Flicks } from '../film/index.ts';
import { flicksPerSecond } from '../film/index.ts';
import { unreadable } from './problems.ts';

/** A named place in a film, from which a player can start. */
export type Chapter = { title: string; start: Flicks };

const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

/**
 * Copies an MP4 file whose index comes first and adds a chapter list (`udta/chpl`, as Nero, VLC, mpv and FFmpeg read it). Titles
 * are cut to 255 bytes and the list to 255 chapters, which is all that the format holds.
 */
export async function addChapters(from: string, to: string, chapters: Chapter[]): Promise<void> {
  const { start, index } = await readIndex(from);
  const list = box('chpl', chapterList(chapters));
  const changed = withUserData(index, list);
  shiftChunks(changed, 8, changed.length, changed.length - index.length);
  const target = createWriteStream(to);
  if (start > 0) await pipeline(createReadStream(from, { end: start - 1 }), target, { end: false });
  target.write(changed);
  await pipeline(createReadStream(from, { start: start + index.length }), target);
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

async function readIndex(path: string): Promise<{ start: number; index: Buffer }> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(8);
    for (let start = 0; (await file.read(head, 0, 8, start)).bytesRead === 8; ) {
      const size = head.readUInt32BE(0);
      if (size < 8) break;
      if (head.toString('latin1', 4) === 'moov') {
        const index = Buffer.alloc(size);
        await file.read(index, 0, size, start);
        return { start, index };
      }
      start += size;
    }
  } finally {
    await file.close();
  }
  throw unreadable(path, 'its index is not at its front');
}

function chapterList(chapters: Chapter[]): Buffer {
  const listed = chapters.slice(0, 255);
  const head = Buffer.alloc(9);
  head.writeUInt8(1, 0);
  head.writeUInt32BE(listed.length, 5);
  return Buffer.concat([head, ...listed.map(chapterEntry)]);
}

function chapterEntry({ title, start }: Chapter): Buffer {
  let name = Buffer.from(title);
  while (name.length > 255) name = Buffer.from(name.toString('utf8').slice(0, -1));
  const head = Buffer.alloc(9);
  head.writeBigUInt64BE(BigInt(Math.round((start / flicksPerSecond) * 1e7)), 0);
  head.writeUInt8(name.length, 8);
  return Buffer.concat([head, name]);
}

/** The `moov` box with `list` in its user data, which is made where there is none. */
function withUserData(index: Buffer, list: Buffer): Buffer {
  let at = 8;
  while (at < index.length && index.toString('latin1', at + 4, at + 8) !== 'udta')
    at += Math.max(8, index.readUInt32BE(at));
  const found = at < index.length;
  const userData = found ? index.subarray(at + 8, at + index.readUInt32BE(at)) : Buffer.alloc(0);
  const after = found ? index.subarray(at + index.readUInt32BE(at)) : Buffer.alloc(0);
  return box('moov', Buffer.concat([index.subarray(8, at), box('udta', Buffer.concat([userData, list])), after]));
}

/** Media data moves back by as much as the index grows: every chunk's place is moved with it. */
function shiftChunks(index: Buffer, from: number, to: number, shift: number): void {
  for (let at = from; at + 8 <= to; at += Math.max(8, index.readUInt32BE(at))) {
    const end = at + index.readUInt32BE(at);
    const type = index.toString('latin1', at + 4, at + 8);
    if (containers.has(type)) shiftChunks(index, at + 8, end, shift);
    if (type !== 'stco' && type !== 'co64') continue;
    const count = index.readUInt32BE(at + 12);
    for (let entry = 0; entry < count; entry += 1) {
      if (type === 'stco') index.writeUInt32BE(index.readUInt32BE(at + 16 + entry * 4) + shift, at + 16 + entry * 4);
      else index.writeBigUInt64BE(index.readBigUInt64BE(at + 16 + entry * 8) + BigInt(shift), at + 16 + entry * 8);
    }
  }
}
