import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { canonicalJson } from './json.ts';

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
export type Digest = string;

/** Whether `value` has the form of a `Digest`. */
export function isDigest(value: unknown): value is Digest {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** The digest of bytes, or of a text's UTF-8 bytes. */
export function digestBytes(bytes: Uint8Array | string): Digest {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The digest of a JSON value's canonical text. For the `tables` of a step. */
export function digestJson(value: unknown): Digest {
  return digestBytes(canonicalJson(value));
}

/** The digest of a file's bytes, read as a stream. Errors of the file system come through as they are. */
export async function digestFile(path: string): Promise<Digest> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}
