import type { Colour, Screenplay, StagedProp } from '../film/index.ts';
import { colourWords } from './colour-words.ts';
import propTable from './data/props.json' with { type: 'json' };
import { findWords, type Hit } from './words.ts';

/** The colours that a script gives its things, by the prop's noun: *a golden mask*, 一把红伞. The first time counts. */
export function thingColours({ scenes, titlePage }: Pick<Screenplay, 'scenes' | 'titlePage'>): Map<string, Colour> {
  const beats = scenes.flatMap((scene) =>
    scene.beats.map((beat) => (beat.kind === 'dialogue' ? beat.speech.text : beat.text)),
  );
  const text = [...titlePage.flatMap(({ values }) => values), ...beats].join('\n');
  const named = colourWords(text);
  const found = new Map<string, Colour>();
  for (const { noun, en, zh } of propTable) {
    const things = named.length > 0 ? findWords(text, [...en.map(bare), ...zh]) : [];
    const [colour] = things.flatMap((thing) => longest(named.filter((hit) => describes(text, hit, thing))) ?? []);
    if (colour) found.set(noun, colour.hex);
  }
  return found;
}

/** Props in the colours of their things. */
export function dyed<T extends { props: StagedProp[] }>(blocked: T, colour: ReadonlyMap<string, Colour>): T {
  return {
    ...blocked,
    props: blocked.props.map((prop) => {
      const own = colour.get(prop.noun.replace(/^open /, ''));
      return own ? { ...prop, colour: own } : prop;
    }),
  };
}

const longest = <H extends Hit>(hits: readonly H[]): H | undefined =>
  [...hits].sort((a, b) => b.end - b.start - (a.end - a.start))[0];

const bare = (word: string) => word.replace(/^(?:an?|the)\s+/, '');

/** The colour stands right before the thing, with one more word between at most; in Chinese with 的, 色 or a character. */
function describes(text: string, colour: Hit, thing: Hit): boolean {
  if (colour.end > thing.start) return false;
  const between = text.slice(colour.end, thing.start);
  return /\p{Script=Han}/u.test(thing.word)
    ? /^色?的?\p{Script=Han}?$/u.test(between)
    : /^\s+(?:[\p{L}-]+\s+)?$/u.test(between);
}
