// Builds twenty small steps in the folder of its first argument, each from the one before, and writes down which ones it runs.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Artifact,
  createBuilder,
  createLocalExecutor,
  createRegistry,
  lockFolder,
  openJournal,
  openStore,
  spawnChild,
} from '../index.ts';
import { count } from './count.ts';

const folder = process.argv[2]!;
const lock = lockFolder(folder, 'twenty steps');
const store = await openStore({ path: join(folder, '.auteur', 'store') });
const journal = await openJournal(join(folder, 'record', 'journal.jsonl'));
const services = { ran: (number: number) => appendFileSync(join(folder, 'ran.txt'), `${number}\n`) };
const executor = createLocalExecutor({ store, registry: createRegistry([count]), services });
const builder = createBuilder({ store, executor, journal });
const helper = spawnChild('sleep', ['600'], { stdio: 'ignore' });
process.stdout.write(`${helper.pid}\n`);

let last: Artifact | undefined;
for (let number = 0; number < 20; number++) {
  last = await builder.build(count, { number }, last ? { last } : {});
}
await builder.close('done');
await store.close();
lock.release();
writeFileSync(join(folder, 'result.json'), await store.bytes(last!.digest));
process.exit(0);
