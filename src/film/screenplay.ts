import { z } from 'zod';
import { hourSchema, languageSchema, type Realism } from './basics.ts';

/** The parts of a Fountain script; `line` is 1-based in the source file. */
export const elementTypeSchema = z.enum([
  'heading',
  'action',
  'character',
  'parenthetical',
  'dialogue',
  'lyric',
  'transition',
  'pagebreak',
  'section',
  'synopsis',
  'note',
  'boneyard',
]);
export type ElementType = z.infer<typeof elementTypeSchema>;

/** One speech: what a character says without interruption. */
export const lineSchema = z.object({
  id: z.string(),
  /** The speaker as the script writes it, without extension. */
  character: z.string(),
  extension: z.string().optional(),
  parentheticals: z.array(z.string()),
  text: z.string(),
  dual: z.boolean(),
  /** Spoken by somebody who is not seen: V.O., O.S. and their Chinese forms. */
  offScreen: z.boolean(),
  line: z.int(),
});
export type Line = z.infer<typeof lineSchema>;

/**
 * The smallest unit of a scene. An identity comes from what is said and how often it was said before, never from its
 * place, so that a changed line leaves all other identities alone.
 */
export const beatSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('action'),
    id: z.string(),
    text: z.string(),
    sentences: z.array(z.string()),
    line: z.int(),
  }),
  z.object({ kind: z.literal('dialogue'), id: z.string(), speech: lineSchema, line: z.int() }),
  z.object({ kind: z.literal('lyric'), id: z.string(), text: z.string(), line: z.int() }),
]);
export type Beat = z.infer<typeof beatSchema>;

/** A place in a text, 1-based; columns count UTF-16 units. */
const positionSchema = z.object({ line: z.int().min(1), column: z.int().min(1) });

/** A stretch of the text that something was adapted from; `to` is its last character. */
export const sourceSpanSchema = z.object({ from: positionSchema, to: positionSchema });
export type SourceSpan = z.infer<typeof sourceSpanSchema>;

export const sceneSchema = z.object({
  id: z.string(),
  /** The printed number: the script's own `#1A#`, else counted from 1. */
  number: z.string(),
  heading: z.object({
    text: z.string(),
    setting: z.enum(['interior', 'exterior', 'both']),
    /** The place alone, without INT./EXT. and hour. */
    place: z.string(),
    hour: hourSchema.optional(),
    line: z.int(),
  }),
  synopsis: z.string().optional(),
  /** What is written over the scene's first picture: its lines `SUPER: ...`. */
  superimposed: z.string().optional(),
  /** Where the scene comes from when the script was adapted: its note `[[source: 3:1-5:80]]`. */
  source: sourceSpanSchema.optional(),
  beats: z.array(beatSchema),
  /** The transition that ends the scene, as written, `CUT TO:` for instance. */
  transition: z.string().optional(),
});
export type Scene = z.infer<typeof sceneSchema>;

/** What is said in a scene, in order. */
export function linesOf({ beats }: Pick<Scene, 'beats'>): Line[] {
  return beats.flatMap((beat) => (beat.kind === 'dialogue' ? [beat.speech] : []));
}

/** A script as the rooms use it. The Fountain text stays the original; this is read from it. */
export const screenplaySchema = z.object({
  type: z.literal('screenplay'),
  version: z.literal(1),
  language: languageSchema,
  title: z.string().optional(),
  titlePage: z.array(z.object({ key: z.string(), values: z.array(z.string()) })),
  scenes: z.array(sceneSchema),
});
export type Screenplay = z.infer<typeof screenplaySchema>;

const realismKey = /^(?:realism|写实)$/i;
const declared: readonly [Realism, RegExp][] = [
  ['reproducible', /^(?:reproducible|可再现)$/i],
  ['event', /^(?:event|事件)$/i],
  ['psychological', /^(?:psychological|心理)$/i],
];

/** The realism that a script declares on its title page, `Realism: event` or `写实：事件`; `undefined` where it declares none. */
export function realismOf(screenplay: Pick<Screenplay, 'titlePage'>): Realism | undefined {
  const value = realismWords(screenplay);
  return declared.find(([, words]) => words.test(value))?.[0];
}

/** What a title page says under `Realism` where there is no such realism. */
export function unknownRealism(screenplay: Pick<Screenplay, 'titlePage'>): string | undefined {
  const value = realismWords(screenplay);
  return value !== '' && realismOf(screenplay) === undefined ? value : undefined;
}

const realismWords = ({ titlePage }: Pick<Screenplay, 'titlePage'>) =>
  titlePage
    .find(({ key }) => realismKey.test(key))
    ?.values.join(' ')
    .trim() ?? '';
