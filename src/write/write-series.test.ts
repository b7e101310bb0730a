import { describe, expect, test } from 'vitest';
import { seriesSchema } from '../film/index.ts';
import { depict, detectLanguage } from '../language/index.ts';
import facts from './data/facts.json' with { type: 'json' };
import { writeScreenplay, writeSeries } from './index.ts';
import { repertoireOf } from './stories.ts';

const premises = [
  'A fox spirit and a young scholar meet on a rainy bridge at night',
  'Two old brothers fight over a golden watch in an abandoned factory',
  '小女孩在雪夜的森林里寻找丢失的铃铛',
];

function series(premise: string, episodes: number, seconds: number, genre?: string) {
  const language = detectLanguage(premise);
  const depiction = depict(premise, { language });
  return writeSeries({ premise, language, depiction, seed: 1, episodes, seconds, ...(genre && { genre }) });
}

const cuesOf = (text: string) =>
  [...text.matchAll(/^(?:@(.+)|([A-Z][A-Z' -]+))\n(?!\n).+$/gm)].map((m) => m[1] ?? m[2]!);

describe.each(premises)('%s, three episodes', (premise) => {
  const { episodes, bible } = series(premise, 3, 120);
  const entries = episodes.flatMap(({ beatSheet }, at) =>
    beatSheet.scenes.map((entry) => ({ ...entry, episode: at + 1 })),
  );

  test('keeps one cast, and whoever is gone for good does not return in a later episode', () => {
    expect(episodes).toHaveLength(3);
    for (const { text } of episodes)
      for (const cue of cuesOf(text)) expect(bible.cast.map(({ name }) => name)).toContain(cue);
    const ending = Object.entries(facts).flatMap(([what, fact]) => ('ends' in fact ? [what] : []));
    for (const { facts: left, episode } of entries)
      for (const { what } of left) if (ending.includes(what)) expect(episode).toBe(3);
  });

  test('a thing stays with whoever has it, over the episodes', () => {
    const holders = new Map<string, string>();
    for (const { from, roles, facts: left } of entries) {
      const [situation = '', id] = from.split('/');
      const opening = situation ? repertoireOf(situation).openings.find((one) => one.id === id) : undefined;
      if (opening?.asks?.includes('A holds O')) expect([undefined, roles.A], from).toContain(holders.get(roles.O!));
      for (const { what, of } of left) if (what === 'holds') holders.set(of[1]!, of[0]!);
    }
  });

  test('one thread runs from the first to the last episode; each but the last stops on something open', () => {
    expect(seriesSchema.shape.bible.safeParse(bible).success).toBe(true);
    expect(bible.threads).toContainEqual(expect.objectContaining({ opened: 1, closed: 3 }));
    for (const { beatSheet } of episodes.slice(0, -1)) {
      const [situation = '', id] = beatSheet.scenes.at(-1)!.from.split('/');
      expect(
        repertoireOf(situation).outcomes.map((one) => one.id),
        id,
      ).not.toContain(id);
    }
    for (const { seconds } of episodes) {
      expect(seconds).toBeGreaterThan(70);
      expect(seconds).toBeLessThan(175);
    }
  });

  test('no line is said twice in the whole series', () => {
    const lines = episodes.flatMap(({ text }) =>
      [...text.matchAll(/^(?:@.+|[A-Z][A-Z' -]+)\n(.+)$/gm)].map((match) => match[1]!.toLowerCase()),
    );
    expect(new Set(lines).size).toBe(lines.length);
  });
});

function write(seconds: number, genre?: string, premise = premises[0]!) {
  const language = detectLanguage(premise);
  const depiction = depict(premise, { language });
  return writeScreenplay({ premise, language, seed: 2, seconds, depiction, ...(genre && { genre }) });
}

test('a commercial of fifteen seconds is one scene, one thing, a turn and two to four lines', () => {
  for (const premise of premises) {
    const { text, seconds, beatSheet } = write(15, 'commercial', premise);
    expect(text.match(/^(?:INT|EXT|内景|外景).*$/gm)).toHaveLength(1);
    expect(cuesOf(text).length).toBeGreaterThanOrEqual(2);
    expect(cuesOf(text).length).toBeLessThanOrEqual(4);
    expect(Math.abs(seconds / 15 - 1)).toBeLessThan(0.15);
    expect(beatSheet.turningPoints.map(({ scene }) => scene)).toEqual([1, 1, 1, 1, 1]);
  }
});

test('genres give a film another shape', () => {
  const narrated = (text: string) => text.match(/^NARRATOR \(V\.O\.\)$/gm)?.length ?? 0;
  expect(narrated(write(180, 'documentary').text)).toBeGreaterThanOrEqual(6);
  expect(narrated(write(180, 'education').text)).toBeGreaterThanOrEqual(5);
  expect(narrated(write(180, 'commercial').text)).toBe(1);
  expect(narrated(write(180, 'crime').text)).toBe(0);
  expect(write(180, 'crime').text).toMatch(/chalk line|torch beam|drawer|tape|shoe|tracks lead|gloves/);
  expect(write(180, 'war').text).toMatch(/guns|shot|telephone|been hit|flare|under fire|shell|rifle|orders|runner/);
  expect(write(180, 'xianxia').text).toMatch(
    /tribulation|Lightning|seal|coughs blood|opens like an eye|spirit stone|bolt/,
  );
  const crises = series(premises[0]!, 4, 75, 'vertical').episodes.slice(0, -1);
  expect(
    crises.filter(({ text }) => /CUT TO BLACK|freezes|turns white|drops|lets go|Wait\.|Who else|lying to me/.test(text))
      .length,
  ).toBeGreaterThanOrEqual(2);
});
