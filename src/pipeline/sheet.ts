import { existsSync, statSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Look, Problem, type Quality, random, shuffle } from '../film/index.ts';
import { type Backend, chooseBackend, openStage, type StageSession } from '../stage/node/index.ts';
import type { SheetCell, SheetPlan } from './sheet-cells.ts';
import { type DrawnCell, layOutSheet } from './sheet-layout.ts';
import { motionsSheet } from './sheet-motions.ts';
import { castSheet, creaturesSheet } from './sheet-people.ts';
import { looksSheet, setsSheet } from './sheet-sets.ts';

/** What there are sheets of. */
export const sheetKinds = ['cast', 'creatures', 'sets', 'looks', 'motions'] as const;
export type SheetKind = (typeof sheetKinds)[number];

export type SheetOptions = {
  /** `./sheet-<what>.png` by default. */
  out?: string;
  look?: Look;
  /** Pixels of each picture; each sheet has its own by default. */
  size?: { width: number; height: number };
  /** Identities of cells; all by default. */
  only?: readonly string[];
  /** False puts numbers in a seeded shuffle in place of names, for blind checks. */
  labels?: boolean;
  quality?: Quality;
  backend?: Backend;
  signal?: AbortSignal;
  /** Cells drawn so far, and how many there are. */
  onProgress?: (done: number, total: number) => void;
};

/** A written sheet: its key says what each number shows. `replaced` tells that a file of that name was there before. */
export type SheetResult = {
  file: string;
  replaced: boolean;
  width: number;
  height: number;
  key: { number: number; id: string; en: string; zh: string }[];
};

const plans: Record<SheetKind, (look: Look) => SheetPlan> = {
  cast: castSheet,
  creatures: creaturesSheet,
  sets: setsSheet,
  looks: looksSheet,
  motions: motionsSheet,
};

/**
 * Draws a contact sheet of what the stage can show and writes it as PNG. Throws `sheet-unknown` for a name in `only` that the
 * sheet does not have.
 */
export async function drawSheet(kind: SheetKind, options: SheetOptions = {}): Promise<SheetResult> {
  const { look = 'cel', signal, labels = true } = options;
  const file = sheetFile(kind, options.out);
  const plan = plans[kind](look);
  const picture = options.size ?? plan.picture;
  const chosen = choose(kind, plan.cells, options.only);
  const cells = labels ? chosen : shuffle(chosen, random(`sheet/${kind}/${chosen.length}`));
  const choice = await chooseBackend({ backend: options.backend, signal });
  const stage = await openStage({ ...choice, quality: options.quality ?? 'standard', signal });
  const drawn: DrawnCell[] = [];
  try {
    for (const [index, cell] of cells.entries()) {
      const name = labels ? `${cell.en}  ${cell.zh}` : String(index + 1);
      drawn.push({ caption: name, pictures: await drawCell(stage, cell, picture) });
      options.onProgress?.(index + 1, cells.length);
    }
  } catch (error) {
    throw signal?.aborted ? stopped(error) : error;
  } finally {
    await stage.close();
  }
  const { png, width, height } = await layOutSheet(drawn, plan.columns, picture);
  const replaced = existsSync(file);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, png);
  await rename(`${file}.part`, file);
  return {
    file,
    replaced,
    width,
    height,
    key: cells.map(({ id, en, zh }, index) => ({ number: index + 1, id, en, zh })),
  };
}

/** The file named, or one named after the sheet in the folder named. */
function sheetFile(kind: SheetKind, out = '.'): string {
  const path = resolve(out);
  return existsSync(path) && statSync(path).isDirectory() ? join(path, `sheet-${kind}.png`) : path;
}

function stopped(cause: unknown): Problem {
  const message = 'The sheet was stopped before it was drawn; nothing was written.';
  return new Problem(
    { code: 'cancelled', message, fix: 'Draw it again, or less of it with --only.', exit: 130 },
    { cause },
  );
}

function choose(kind: SheetKind, cells: readonly SheetCell[], only: readonly string[] | undefined): SheetCell[] {
  if (!only) return [...cells];
  const unknown = only.find((id) => !cells.some((cell) => cell.id === id));
  if (unknown === undefined) return cells.filter(({ id }) => only.includes(id));
  throw new Problem({
    code: 'sheet-unknown',
    message: `The sheet of ${kind} has nothing called "${unknown}".`,
    fix: `It has ${cells.map(({ id }) => id).join(', ')}.`,
    exit: 2,
  });
}

async function drawCell(
  stage: StageSession,
  cell: SheetCell,
  size: { width: number; height: number },
): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  for (const picture of cell.pictures()) pictures.push(await stage.still({ ...picture, ...size }));
  return pictures;
}
