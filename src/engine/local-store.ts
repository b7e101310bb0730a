import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Artifact, artifactAndParts, type Content, manifestMediaType } from './artifact.ts';
import { type Digest, digestBytes, digestFile, isDigest } from './digest.ts';
import { diskFiles, type Files } from './files.ts';
import { canonicalJson } from './json.ts';
import { artifactMissing, withFileProblems } from './problems.ts';
import { createScratchRoom, type ScratchRoom, sweepScratch } from './scratch.ts';
import { createShelf, readJsonFile, type Shelf, shardsOf, type WriteWhole } from './shelf.ts';
import type { Result, Store } from './store.ts';

/** Where a local store is and how it works. `limit` is the size in bytes above which landing evicts old artifacts: 20 GiB. */
export type StoreOptions = { path: string; limit?: number; files?: Files };

/**
 * Opens the store in a folder, which is made when something is first landed. Removes the scratch folders of processes that are
 * gone. Layout: `objects/ab/cdef…` with `….json` beside it, `results/ab/cdef….json`, `scratch/<pid>-<start>/`.
 */
export async function openStore({ path, limit = 20 * 2 ** 30, files = diskFiles }: StoreOptions): Promise<Store> {
  const folder = resolve(path);
  const scratch = createScratchRoom(join(folder, 'scratch'), files);
  const writeWhole: WriteWhole = async (target, text) => {
    const temporary = await scratch.file();
    await files.write(temporary, text, false);
    await files.makeFolder(dirname(target));
    await files.move(temporary, target);
  };
  const shelf = createShelf(join(folder, 'objects'), files, writeWhole);
  const results = createResults(join(folder, 'results'), files, writeWhole);
  const inUse = new Set<Digest>();
  await sweepScratch(join(folder, 'scratch'), files);

  const check: Store['check'] = (digest) => {
    inUse.add(digest);
    return shelf.check(digest);
  };
  const checkedPath: Store['path'] = async (digest) => {
    if ((await check(digest)) !== 'intact') throw artifactMissing(digest);
    return shelf.path(digest);
  };
  const bytes: Store['bytes'] = async (digest) => {
    const file = await checkedPath(digest);
    return await withFileProblems(file, () => readFile(file));
  };
  const json = async <T>(digest: Digest) => JSON.parse(new TextDecoder().decode(await bytes(digest))) as T;
  const evict = (bytes: number) => evictOldest(shelf, results, inUse, bytes);
  const makeRoom = createRoomMaker(shelf, limit, evict);

  return {
    check,
    path: checkedPath,
    bytes,
    json,
    async land(content) {
      const artifact = await landContent(content, { shelf, scratch, files, use: (digest) => inUse.add(digest) });
      await makeRoom(artifact.size);
      return artifact;
    },
    async find(digest) {
      const label = (await check(digest)) === 'intact' ? shelf.label(digest) : undefined;
      if (!label) return undefined;
      const { size, mediaType, facts } = label;
      if (mediaType !== manifestMediaType) return { digest, size, mediaType, facts };
      return { digest, size, mediaType, facts, parts: (await json<{ parts: Artifact['parts'] }>(digest)).parts };
    },
    result: results.result,
    keep: results.keep,
    drop: results.drop,
    scratch: scratch.open,
    async usage() {
      const kept = shelf.list();
      return { artifacts: kept.length, bytes: total(kept), results: results.keys().length, limit };
    },
    async verify() {
      const damaged: Digest[] = [];
      for (const { digest } of shelf.list()) {
        if ((await shelf.check(digest, true)) === 'damaged') damaged.push(digest);
      }
      await results.dropThoseOf(new Set(damaged));
      return damaged;
    },
    evict: (bytes = limit) => evict(bytes),
    async clear() {
      await files.remove(join(folder, 'results'));
      await files.remove(join(folder, 'objects'));
      inUse.clear();
    },
    close: scratch.close,
  };
}

type Landing = { shelf: Shelf; scratch: ScratchRoom; files: Files; use: (digest: Digest) => void };

async function landContent(content: Content, { shelf, scratch, files, use }: Landing): Promise<Artifact> {
  const { mediaType = 'application/json', facts = {} } = content;
  const own = 'file' in content && scratch.holds(content.file);
  const file = own ? resolve(content.file) : await scratch.file();
  let digest: Digest;
  if ('file' in content) {
    if (!own) await files.copy(content.file, file);
    await files.flush(file);
    digest = await withFileProblems(file, () => digestFile(file));
  } else {
    const data = 'json' in content ? canonicalJson(content.json) : content.bytes;
    await files.write(file, data, true);
    digest = digestBytes(data);
  }
  use(digest);
  const { size } = await shelf.put(file, digest, { mediaType, facts });
  return { digest, size, mediaType, facts };
}

type Results = Pick<Store, 'result' | 'keep' | 'drop'> & {
  keys(): Digest[];
  dropThoseOf(digests: ReadonlySet<Digest>): Promise<void>;
};

function createResults(folder: string, files: Files, writeWhole: WriteWhole): Results {
  const pathOf = (key: Digest) => join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
  const read = (key: Digest) => {
    const result = readJsonFile<Result>(pathOf(key));
    return result?.key === key && isDigest(result.artifact?.digest) ? result : undefined;
  };
  const drop = (key: Digest) => files.remove(pathOf(key));
  const keys = () =>
    shardsOf(folder).flatMap((prefix) =>
      readdirSync(join(folder, prefix)).map((rest) => prefix + rest.replace(/\.json$/, '')),
    );
  return {
    keys,
    drop,
    result: async (key) => read(key),
    keep: (result) => writeWhole(pathOf(result.key), JSON.stringify(result)),
    async dropThoseOf(digests) {
      for (const key of digests.size > 0 ? keys() : []) {
        const result = read(key);
        if (!result || artifactAndParts(result.artifact).some(({ digest }) => digests.has(digest))) await drop(key);
      }
    },
  };
}

async function evictOldest(shelf: Shelf, results: Results, inUse: ReadonlySet<Digest>, limit: number): Promise<number> {
  const kept = shelf.list().sort((one, other) => one.used - other.used);
  const evicted = new Set<Digest>();
  const size = total(kept);
  let freed = 0;
  for (const { digest, size: bytes } of kept) {
    if (size - freed <= limit) break;
    if (inUse.has(digest)) continue;
    evicted.add(digest);
    freed += bytes;
  }
  await results.dropThoseOf(evicted);
  for (const digest of evicted) await shelf.remove(digest);
  return freed;
}

/** Evicts after a landing that passes the limit. When all that is left is in use, it waits for another 5% before it looks again. */
function createRoomMaker(shelf: Shelf, limit: number, evict: (limit: number) => Promise<number>) {
  let bytes: number | undefined;
  let ceiling = limit;
  return async (added: number) => {
    bytes = bytes === undefined ? total(shelf.list()) : bytes + added;
    if (bytes <= ceiling) return;
    await evict(limit);
    bytes = total(shelf.list());
    ceiling = Math.max(limit, bytes * 1.05);
  };
}

function total(kept: readonly { size: number }[]): number {
  return kept.reduce((sum, { size }) => sum + size, 0);
}
