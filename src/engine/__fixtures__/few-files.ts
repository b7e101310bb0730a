// Uses a store while the process may open no more files, and prints what the store says.
import { closeSync, openSync, utimesSync } from 'node:fs';
import { digestJson, openStore } from '../index.ts';

const store = await openStore({ path: process.argv[2]! });
const { digest } = await store.land({ json: 'kept' });
utimesSync(await store.path(digest), 1, 1);

const open: number[] = [];
try {
  for (;;) open.push(openSync('/dev/null', 'r'));
} catch {
  // All are taken.
}
const codeOf = (work: Promise<unknown>) => work.then(String, (problem) => problem.code);
const land = await codeOf(store.land({ json: 'new' }));
const result = await codeOf(store.result(digestJson('key')));
const check = await codeOf(store.check(digest));
const bytes = await codeOf(store.bytes(digest));
for (const file of open) closeSync(file);
process.stdout.write(JSON.stringify({ land, result, check, bytes, afterwards: await store.check(digest) }));
