import { readFile, stat } from 'node:fs/promises';
import type { Artifact } from '../../engine/index.ts';
import { Problem } from '../../film/index.ts';
import type { Build } from '../build.ts';
import { pathIn } from '../film-folder.ts';

/** The most that a file of sound may weigh, in bytes, and what is said of one that weighs more. */
export type SoundLimit = { most: number; code: string; than: string; fix: string };

/** Brings a file of sound from the film's folder into the store. Throws the `Problem` of `limit` where it is too large. */
export async function landSound({ folder, store }: Build, file: string, limit: SoundLimit): Promise<Artifact> {
  const path = pathIn(folder, file);
  const { size } = await stat(path);
  if (size <= limit.most) return store.land({ bytes: await readFile(path), mediaType: 'application/octet-stream' });
  throw new Problem({
    code: limit.code,
    message: `${file} has ${Math.round(size / 1_000_000)} MB, ${limit.than}.`,
    where: { file },
    fix: limit.fix,
  });
}
