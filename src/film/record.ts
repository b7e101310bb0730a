import { z } from 'zod';
import { castSchema } from './cast.ts';
import { filmSchema } from './film.ts';
import type { Finding } from './finding.ts';
import { musicSchema } from './music.ts';
import { notesSchema } from './note.ts';
import { performanceSchema } from './performance.ts';
import { planSchema } from './plan.ts';
import { Problem, type Where } from './problem.ts';
import { pronunciationsSchema } from './pronunciations.ts';
import { screenplaySchema } from './screenplay.ts';
import { seriesSchema } from './series.ts';
import { setsSchema } from './sets.ts';
import { stemSchema } from './sound.ts';
import { stagingSchema } from './staging.ts';
import { takeSchema } from './take.ts';
import { timelineSchema } from './timeline.ts';
import { translationSchema } from './translation.ts';

/** Takes a record's plain data one version further. */
export type Migration = (data: Record<string, unknown>) => Record<string, unknown>;

/** A kind of record: its schema and, at index n, the migration from version n + 1 to n + 2. */
export type RecordKind = { schema: z.ZodObject; version: number; migrations: Migration[] };

/** Every record that is kept as a document of its own, by its `type`. */
export const recordKinds = {
  film: { schema: filmSchema, version: 1, migrations: [] },
  cast: { schema: castSchema, version: 1, migrations: [] },
  sets: { schema: setsSchema, version: 1, migrations: [] },
  /** Version 2 added notes about the script's words; all of version 1 are good notes of version 2. */
  notes: { schema: notesSchema, version: 2, migrations: [(data) => data] },
  pronunciations: { schema: pronunciationsSchema, version: 1, migrations: [] },
  music: { schema: musicSchema, version: 1, migrations: [] },
  series: { schema: seriesSchema, version: 1, migrations: [] },
  screenplay: { schema: screenplaySchema, version: 1, migrations: [] },
  plan: { schema: planSchema, version: 1, migrations: [] },
  staging: { schema: stagingSchema, version: 1, migrations: [] },
  performance: { schema: performanceSchema, version: 1, migrations: [] },
  take: { schema: takeSchema, version: 1, migrations: [] },
  stem: { schema: stemSchema, version: 1, migrations: [] },
  timeline: { schema: timelineSchema, version: 1, migrations: [] },
  translation: { schema: translationSchema, version: 1, migrations: [] },
} satisfies Record<string, RecordKind>;

export type RecordType = keyof typeof recordKinds;
export type RecordOf<T extends RecordType> = z.infer<(typeof recordKinds)[T]['schema']>;

/** Where a key path stands in the text the data was read from. */
export type Locate = (path: readonly PropertyKey[]) => Where;

/**
 * Reads a record of a known type from plain data: migrates it, checks it, and warns about keys nobody knows (they stay
 * in the user's file). Throws a `Problem` that names the first key that is wrong and its line when `locate` can say it.
 */
export function readRecord<T extends RecordType>(
  type: T,
  data: unknown,
  locate: Locate = () => ({}),
): { record: RecordOf<T>; findings: Finding[] } {
  const kind: RecordKind = recordKinds[type];
  const migrated = migrate(type, kind, data, locate);
  const parsed = kind.schema.safeParse(migrated);
  if (!parsed.success) throw refuse(type, parsed.error, locate);
  const unknown = unknownKeys(z.toJSONSchema(kind.schema, { unrepresentable: 'any', io: 'input' }), migrated, []);
  const findings = unknown.map((path): Finding => {
    const { file, line } = locate(path);
    return {
      code: 'unknown-key',
      severity: 'warning',
      message: `"${path.join('.')}" is not a key that a ${type} file has; it is kept and ignored.`,
      where: { file, line, path: path.join('.') },
      confidence: 1,
      fix: 'Check its spelling, or take it out.',
    };
  });
  return { record: parsed.data as RecordOf<T>, findings };
}

/** Runs the migrations that a record's data still needs. */
export function migrateData(kind: RecordKind, data: Record<string, unknown>): Record<string, unknown> {
  let current = data;
  for (let version = Number(current.version); version < kind.version; version++) {
    current = { ...kind.migrations[version - 1]!(current), version: version + 1 };
  }
  return current;
}

function migrate(type: RecordType, kind: RecordKind, data: unknown, locate: Locate): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new Problem({
      code: 'record-shape',
      message: `A ${type} file must hold named values, one to a line, such as "title: ...".`,
      where: locate([]),
      fix: `Start it with the lines "type: ${type}" and "version: ${kind.version}".`,
    });
  }
  const named = { type, version: kind.version, ...data } as Record<string, unknown>;
  if (named.type !== type) {
    throw new Problem({
      code: 'record-type',
      message: `This is a "${String(named.type).slice(0, 40)}" record where a ${type} is expected.`,
      where: locate(['type']),
      fix: `Write "type: ${type}", or put the file where it belongs.`,
    });
  }
  if (!Number.isInteger(named.version) || (named.version as number) < 1 || (named.version as number) > kind.version) {
    throw new Problem({
      code: 'record-version',
      message: `Version ${String(named.version).slice(0, 20)} of a ${type} record is not known here; the newest is ${kind.version}.`,
      where: locate(['version']),
      fix: 'Use a newer Auteur, or correct the version.',
    });
  }
  return migrateData(kind, named);
}

function refuse(type: RecordType, error: z.ZodError, locate: Locate): Problem {
  const issue = error.issues[0]!;
  const path = issue.path.join('.');
  return new Problem({
    code: 'record-value',
    message: `${path ? `"${path}"` : `The ${type} record`} is not right: ${issue.message}.`,
    where: { ...locate(issue.path), path },
    fix: 'Correct the value; the schema beside the record lists what it may be.',
  });
}

type JsonSchema = {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  const?: unknown;
};

function unknownKeys(schema: unknown, value: unknown, path: PropertyKey[]): PropertyKey[][] {
  const node = schema as JsonSchema;
  if (Array.isArray(value)) {
    const items = node.items;
    return typeof items === 'object' ? value.flatMap((item, index) => unknownKeys(items, item, [...path, index])) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const choices = node.anyOf ?? node.oneOf;
  if (choices) {
    const fitting = choices.map((choice) => unknownKeys(choice, value, path));
    return fitting.reduce((least, found) => (found.length < least.length ? found : least));
  }
  if (!node.properties) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const known = node.properties![key];
    return known ? unknownKeys(known, child, [...path, key]) : [[...path, key]];
  });
}
