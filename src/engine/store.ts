import type { Artifact, Content } from './artifact.ts';
import type { Digest } from './digest.ts';
import type { RunRecord } from './journal.ts';

/** The condition of kept bytes: `intact`; `damaged`, not the bytes of their digest any more; `missing`. */
export type Condition = 'intact' | 'damaged' | 'missing';

/** A kept result: what the step with this key gave, and the journal's record of how it was made. */
export type Result = { readonly key: Digest; readonly artifact: Artifact; readonly record: RunRecord };

/** A folder for unfinished work on the same file system as the store. */
export type Scratch = { readonly path: string; remove(): Promise<void> };

/** How much a store holds. `bytes` counts kept bytes; `limit` is the size in bytes above which old artifacts are evicted. */
export type Usage = {
  readonly artifacts: number;
  readonly bytes: number;
  readonly results: number;
  readonly limit: number;
};

/**
 * Artifacts by digest and results by key. Whatever is kept appears at once and whole, or not at all. Bytes are checked against
 * their digest before they are first used. What has been landed, found or read since the store was opened is in use and is never
 * evicted. Every implementation passes `conformance/store.ts`. All methods may reject with a `Problem`: `disk-full`,
 * `folder-read-only`, `folder-in-the-way`, `too-many-open-files`, `disk-error`.
 */
export type Store = {
  /** Takes bytes in and gives the artifact. */
  land(content: Content): Promise<Artifact>;
  /** The artifact of a digest, or `undefined` when it is missing or damaged. */
  find(digest: Digest): Promise<Artifact | undefined>;
  /** The condition of one digest's bytes. Damaged bytes are removed, so that the next answer is `missing`. */
  check(digest: Digest): Promise<Condition>;
  /** A local file with the artifact's checked bytes, to be read only. Throws `artifact-missing`. */
  path(digest: Digest): Promise<string>;
  /** The artifact's checked bytes. Throws `artifact-missing`. */
  bytes(digest: Digest): Promise<Uint8Array>;
  /** The artifact's checked bytes as JSON. Throws `artifact-missing`. */
  json<T = unknown>(digest: Digest): Promise<T>;
  /** The kept result of a key. Its artifact's bytes are not checked by this. */
  result(key: Digest): Promise<Result | undefined>;
  keep(result: Result): Promise<void>;
  drop(key: Digest): Promise<void>;
  /** A new empty folder. Folders of processes that are gone are removed when a store is opened. */
  scratch(): Promise<Scratch>;
  usage(): Promise<Usage>;
  /** Reads every kept byte again, removes what is damaged and drops its results. Gives the damaged digests. */
  verify(): Promise<Digest[]>;
  /** Evicts the least recently used artifacts that are not in use, and their results, until `bytes` is reached. Gives the bytes freed. */
  evict(bytes?: number): Promise<number>;
  /** Removes everything kept. */
  clear(): Promise<void>;
  /** Removes this process's scratch folders. */
  close(): Promise<void>;
};
