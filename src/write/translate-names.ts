import { z } from 'zod';
import { fillSlots, type Language } from '../film/index.ts';
import { type AskedTexts, type Asking, askTexts } from './ask-texts.ts';
import data from './data/translate-lines.json' with { type: 'json' };
import { isTranslated } from './translate-lines.ts';

/** Somebody of a film: the name as the script writes it, and who that is. */
export type PersonToName = { name: string; about: string };

const answerSchema = z.object({ people: z.array(z.object({ name: z.string(), called: z.string() })) });
type Answer = z.infer<typeof answerSchema>;

/** The longest name, in characters. */
const longest = { en: 12, zh: 32 };

/**
 * Has a model say how the people of a film in `from` are called in the other language; `known` are those who have a name there already. A name that is
 * missing, not in the language, too long, taken or of nobody goes back once with the reason; what is still wrong is left out and told in `faults`.
 * Throws the `Problem`s of `askTexts`.
 */
export async function translateNames(
  from: Language,
  people: readonly PersonToName[],
  known: Readonly<Record<string, string>>,
  asking: Asking,
): Promise<AskedTexts> {
  const list = people.map(({ name, about }) => `- ${name}${about ? `: ${about}` : ''}`);
  const settled = Object.entries(known).map(([name, called]) => `- ${fillSlots(data.name[from], { name, called })}`);
  const question = {
    system: data.people.system[from],
    prompt: [data.people.prompt[from], ...list, ...settled].join('\n'),
    schema: answerSchema,
    maxTokens: 200 + 60 * people.length,
    examine: (answer: Answer) => examine(from, people, known, answer),
  };
  return askTexts(question, asking);
}

function examine(
  from: Language,
  asked: readonly PersonToName[],
  known: Readonly<Record<string, string>>,
  { people }: Answer,
): Pick<AskedTexts, 'texts' | 'faults'> {
  const say = (code: keyof typeof data.people.faults, slots: Record<string, string | number>) =>
    fillSlots(data.people.faults[code][from], slots);
  const texts: Record<string, string> = {};
  const limit = longest[from];
  const faults = asked.flatMap(({ name }) => {
    const called = people.find((given) => given.name === name)?.called.trim() ?? '';
    const alike = Object.entries({ ...known, ...texts }).find(
      ([, taken]) => taken.toLowerCase() === called.toLowerCase(),
    );
    if (called === '') return [say('missing', { name })];
    if (!isTranslated(called, from)) return [say('language', { name, called: called.slice(0, 60) })];
    if (called.length > limit) return [say('long', { name, called: called.slice(0, 60), limit })];
    if (alike) return [say('alike', { name, other: alike[0] })];
    texts[name] = called;
    return [];
  });
  const extra = people.filter(({ name }) => !asked.some((person) => person.name === name));
  return { texts, faults: [...faults, ...extra.map(({ name }) => say('extra', { name: name.slice(0, 60) }))] };
}
