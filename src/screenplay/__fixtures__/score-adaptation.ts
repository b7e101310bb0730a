import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Screenplay } from '../../film/index.ts';
import { adaptProse, parseFountain, toScreenplay } from '../index.ts';
import expectations from './sources/expected.json' with { type: 'json' };

type Form = 'shown' | 'told' | 'any';
type Expectation = {
  split: string;
  kind: string;
  characters: string[];
  places: string[];
  says: string[][];
  thinks?: string[][];
  events: string[][];
};
/** How much of what a text holds its adaptation keeps: of `asked` things, those not in `missed`. */
export type AdaptationScore = { name: string; split: string; asked: number; kept: number; missed: string[] };

const table = expectations as Record<string, Expectation>;
/** The texts with an expectation. */
export const expectedTexts = Object.entries(table).map(([name, { split, kind }]) => ({ name, split, kind }));

const folders = [join(import.meta.dirname, 'sources'), join(import.meta.dirname, '../../../../shared/data')];

/** The text of a source; `undefined` when its folder is not here. */
export function readSourceText(name: string): string | undefined {
  const path = folders.map((folder) => join(folder, `${name}.txt`)).find((file) => existsSync(file));
  return path && readFileSync(path, 'utf8');
}

/** Adapts a text and compares it with what was written down about it beforehand. */
export function scoreAdaptation(name: string, source: string): AdaptationScore {
  const { split, characters, places, says, thinks = [], events } = table[name]!;
  const screenplay = toScreenplay(parseFountain(adaptProse(source)));
  const whole = flatten(screenplay);
  const missed = [
    ...characters.filter((who) => !new RegExp(who, 'i').test(whole.text)).map((who) => `character ${who}`),
    ...outOfOrder(places, (place) => hits(whole, place, 'heading')).map((place) => `place ${place}`),
    ...outOfOrder(says, ([who, words]) => spoken(whole, who!, words!, false)).map((line) => `says ${line.join(': ')}`),
    ...outOfOrder(thinks, ([who, words]) => spoken(whole, who!, words!, true)).map(
      (line) => `thinks ${line.join(': ')}`,
    ),
    ...outOfOrder(events, ([form, words]) => hits(whole, words!, form as Form)).map((event) => event.join(' ')),
    ...invented(screenplay, source).map((text) => `invents ${text.slice(0, 60)}`),
  ];
  const asked = characters.length + places.length + says.length + thinks.length + events.length;
  return { name, split, asked, kept: Math.max(0, asked - missed.length), missed };
}

type Part = { form: 'shown' | 'told' | 'said' | 'heading'; who: string; text: string; at: number };
type Whole = { text: string; parts: Part[] };

function flatten(screenplay: Screenplay): Whole {
  const parts: Part[] = [];
  let text = '';
  const add = (form: Part['form'], who: string, words: string) => {
    parts.push({ form, who, text: words, at: text.length + who.length + 1 });
    text += `${who} ${words}\n`;
  };
  for (const { heading, beats } of screenplay.scenes) {
    add('heading', '', heading.place);
    for (const beat of beats) {
      if (beat.kind !== 'dialogue') add('shown', '', beat.text);
      else add(beat.speech.offScreen ? 'told' : 'said', beat.speech.character, beat.speech.text);
    }
  }
  return { text, parts };
}

function hits({ parts }: Whole, words: string, form: Form | 'heading'): number[] {
  const pattern = new RegExp(words, 'gi');
  return parts
    .filter((part) => (form === 'any' ? part.form !== 'heading' : part.form === form))
    .flatMap((part) => [...part.text.matchAll(pattern)].map((match) => part.at + match.index));
}

function spoken({ parts }: Whole, who: string, words: string, thought: boolean): number[] {
  const speaker = new RegExp(`^(?:${who})$`, 'i');
  const pattern = new RegExp(words, 'gi');
  return parts
    .filter((part) => part.form === (thought ? 'told' : 'said') && speaker.test(part.who))
    .flatMap((part) => [...part.text.matchAll(pattern)].map((match) => part.at + match.index));
}

/** The items that do not belong to the longest run of items found in the order asked. */
function outOfOrder<T>(items: T[], places: (item: T) => number[]): T[] {
  type Chain = { at: number; kept: number[]; length: number };
  let chains: Chain[] = [{ at: -1, kept: [], length: 0 }];
  items.forEach((item, index) => {
    const longer = places(item).flatMap((at) => {
      const before = chains.filter((chain) => chain.at <= at).sort((a, b) => b.length - a.length)[0];
      return before ? [{ at, kept: [...before.kept, index], length: before.length + 1 }] : [];
    });
    chains = [...chains, ...longer].sort((a, b) => b.length - a.length || a.at - b.at);
    chains = chains.filter(
      (chain, rank) => !chains.slice(0, rank).some((better) => better.length >= chain.length && better.at <= chain.at),
    );
  });
  const kept = new Set(chains[0]!.kept);
  return items.filter((_, index) => !kept.has(index));
}

/** Speeches of people on screen whose words do not stand in the source. */
function invented(screenplay: Screenplay, source: string): string[] {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const known = letters(source);
  const said = screenplay.scenes
    .flatMap(({ beats }) => beats)
    .flatMap((beat) => (beat.kind === 'dialogue' && !beat.speech.offScreen ? [beat.speech.text] : []));
  return said.filter((text) =>
    text.split(/[,.;:!?—，。；：！？]+/).some((clause) => !known.includes(letters(clause))),
  );
}
