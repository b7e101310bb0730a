import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectedTake } from '../generate/index.ts';

/** Keeps takes that cost money in `record/takes`, where no cleaning touches them. */
export type PaidTakes = {
  /** The take of a request as a file in `scratch`, when it was paid for before. */
  find(key: string, scratch: string): Promise<CollectedTake | undefined>;
  keep(key: string, take: CollectedTake): Promise<void>;
};

/** The paid takes of a film. */
export function paidTakes(recordFolder: string): PaidTakes {
  const folder = join(recordFolder, 'takes');
  return {
    async find(key, scratch) {
      const text = await readFile(join(folder, `${key}.json`), 'utf8').catch(() => undefined);
      if (text === undefined) return undefined;
      const file = join(scratch, 'take.mp4');
      await copyFile(join(folder, `${key}.mp4`), file);
      return { ...(JSON.parse(text) as Omit<CollectedTake, 'file' | 'cost'>), file };
    },
    async keep(key, { file, cost: _, ...facts }) {
      await mkdir(folder, { recursive: true });
      await copyFile(file, join(folder, `${key}.mp4`));
      await writeFile(join(folder, `${key}.part`), JSON.stringify(facts), { flush: true });
      await rename(join(folder, `${key}.part`), join(folder, `${key}.json`));
    },
  };
}
