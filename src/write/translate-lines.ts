import { z } from 'zod';
import { fillSlots, type Language, literal } from '../film/index.ts';
import { countSyllables, detectLanguage } from '../language/index.ts';
import { type AskedTexts, type Asking, askTexts } from './ask-texts.ts';
import data from './data/translate-lines.json' with { type: 'json' };
import { titleCase } from './wording.ts';

/** The time that a line has: seconds, how many syllables its voice says in them, and the most that a translation may have. */
export type Room = { seconds: number; syllables: number; limit: number };

/**
 * A line of a scene, with what is seen since the line before. With `room` it is to be translated, or said shorter where `said` has its translation;
 * without, it is there to be understood.
 */
export type LineToTranslate = {
  speaker: string;
  parentheticals: readonly string[];
  text: string;
  seen?: string;
  said?: string;
  room?: Room;
};

/** A scene to be translated from `from`; its lines are for the other language. `names` are the cast's, `before` what was said last before the scene. */
export type TranslationRequest = {
  from: Language;
  heading: string;
  names: Readonly<Record<string, string>>;
  before: readonly LineToTranslate[];
  lines: readonly LineToTranslate[];
};

const answerSchema = z.object({ lines: z.array(z.object({ line: z.int(), text: z.string() })) });
type Answer = z.infer<typeof answerSchema>;

/**
 * Has a model translate the lines of a scene that have room, by their text. A line that is missing, not in the language, far too long for its time,
 * without a name of the cast that it speaks of, or not asked for goes back once with the reason; what is still wrong is left out and told in `faults`.
 * Throws the `Problem`s of `askTexts`.
 */
export async function translateLines(request: TranslationRequest, asking: Asking): Promise<AskedTexts> {
  const asked = request.lines.filter(({ room }) => room);
  const question = {
    system: data.system[request.from],
    prompt: promptFor(request),
    schema: answerSchema,
    maxTokens: 200 + asked.reduce((sum, { text }) => sum + 40 + 2 * text.length, 0),
    examine: (answer: Answer) => examine(request, asked, answer),
  };
  return askTexts(question, asking);
}

function promptFor({ from, heading, names, before, lines }: TranslationRequest): string {
  const known = Object.entries(names).map(([name, called]) => fillSlots(data.name[from], { name, called }));
  let number = 0;
  const told = lines.map((line) => tell(line, from, line.room ? `${++number}.` : '-'));
  return [
    ...(known.length > 0 ? [fillSlots(data.names[from], { names: known.join(from === 'zh' ? '；' : '; ') })] : []),
    ...(before.length > 0 ? [[data.before[from], ...before.map((line) => tell(line, from, '-'))].join('\n')] : []),
    [fillSlots(data.scene[from], { heading }), ...told].join('\n'),
  ].join('\n\n');
}

function tell(
  { speaker, parentheticals, text, seen, said, room }: LineToTranslate,
  from: Language,
  mark: string,
): string {
  const manner = parentheticals.length > 0 ? ` (${parentheticals.join('; ')})` : '';
  const place = room ? fillSlots(data.room[from], { ...room, unit: data.unit[from] }) : '';
  return `${seen ? `[${seen}]\n` : ''}${mark} ${speaker}${manner}: ${text}${said ? ` => ${said}` : ''}${place}`;
}

/** What of an answer can be used, and what is wrong with the rest. */
function examine({ from, names }: TranslationRequest, asked: readonly LineToTranslate[], { lines }: Answer) {
  const texts: Record<string, string> = {};
  const say = (code: keyof typeof data.faults, slots: Record<string, string | number>) =>
    fillSlots(data.faults[code][from], slots);
  const extra = lines.filter(({ line }) => !asked[line - 1]).map(({ line }) => say('extra', { number: line }));
  const wrong = asked.flatMap((line, index) => {
    const given = lines.filter((entry) => entry.line === index + 1).map(({ text }) => text.replace(/\s+/g, ' ').trim());
    const fault = faultOf(line, given, from, names);
    if (!fault) texts[line.text] = given[0]!;
    const reason = fault && say(fault.code, fault.slots);
    return reason ? [say('line', { number: index + 1, text: line.text.slice(0, 60), reason })] : [];
  });
  return { texts, faults: [...wrong, ...extra] };
}

type Fault = { code: Exclude<keyof typeof data.faults, 'line' | 'extra'>; slots: Record<string, string | number> };

function faultOf(
  { speaker, text, said: before, room }: LineToTranslate,
  given: readonly string[],
  from: Language,
  names: TranslationRequest['names'],
): Fault | undefined {
  const said = given[0] ?? '';
  const start = said.slice(0, 60);
  const count = countSyllables(said);
  if (said === '') return { code: 'missing', slots: {} };
  if (given.length > 1) return { code: 'twice', slots: {} };
  if (/\p{L}/u.test(text) && !isTranslated(said, from)) return { code: 'language', slots: { said: start } };
  if (!/[:：]/.test(text) && saysSpeaker(said, [speaker, names[speaker] ?? speaker]))
    return { code: 'speaker', slots: {} };
  if (count > room!.limit) return { code: 'long', slots: { ...room, said: start, count } };
  const renamed = before
    ? undefined
    : Object.keys(names).find((name) => mentions(text, name) && !calls(said, names[name]!));
  return renamed === undefined ? undefined : { code: 'name', slots: { name: renamed, called: names[renamed]! } };
}

/** Whether words are in the language that a script in `from` is translated into: English has no Chinese characters, Chinese may have Latin ones. */
export function isTranslated(words: string, from: Language): boolean {
  return from === 'en' ? detectLanguage(words) === 'zh' : !/\p{Script=Han}/u.test(words);
}

function saysSpeaker(said: string, names: readonly string[]): boolean {
  return new RegExp(`^(?:${names.map(literal).join('|')})\\s*[:：]`, 'i').test(said);
}

/** A line speaks of somebody by name: in capitals or with a capital in English, so that any captain is not the Captain; a name of one Chinese character may be part of a word. */
function mentions(text: string, name: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return [...name].length > 1 && text.includes(name);
  return new RegExp(`\\b(?:${literal(name)}|${literal(titleCase(name.toLowerCase()))})\\b`, 'u').test(text);
}

function calls(said: string, called: string): boolean {
  return said.toLowerCase().includes(called.toLowerCase().replace(/^the\s+/, ''));
}
