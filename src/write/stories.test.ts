import { describe, expect, test } from 'vitest';
import atmosphere from '../direct/data/atmosphere.json' with { type: 'json' };
import climaxes from './data/climaxes.json' with { type: 'json' };
import facts from './data/facts.json' with { type: 'json' };
import joints from './data/joints.json' with { type: 'json' };
import openings from './data/openings.json' with { type: 'json' };
import { chainsOf } from './plan-story.ts';
import { allSituations, repertoireOf, type SceneModule } from './stories.ts';

const known = /^(?:[ABCGOoPQTSw]|o!|o:noun|S2|S3|atP|later|[ABC]:bare|T:(?:P|Q|A|B|O|theO|atP|later))$/;
const parts = ['openings', 'troubles', 'outcomes'] as const;

describe.each(allSituations.map(({ id }) => id))('%s', (id) => {
  const repertoire = repertoireOf(id);
  const modules = parts.flatMap((part) => repertoire[part]);
  const texts = (module: SceneModule) => [...module.en, ...module.zh];

  test('tells many stories of two people, and some of any cast', () => {
    expect(chainsOf(repertoire, new Set(['lent'])).length).toBeGreaterThanOrEqual(16);
    for (const bond of [[], ['kin'], ['pair'], ['kin', 'pair'], ['lent']])
      for (const speech of [[], ['mute']])
        for (const more of [
          [],
          ['thing'],
          ['inside', 'night'],
          ['foul'],
          ['thing', 'child', 'magic'],
          ['living'],
          ['far'],
        ]) {
          const traits = new Set([...bond, ...speech, ...more]);
          expect(chainsOf(repertoire, traits).length, [...traits].join()).toBeGreaterThanOrEqual(3);
        }
  });

  test('every scene can be reached and left', () => {
    const { openings, troubles, outcomes } = repertoire;
    for (const opening of openings)
      expect(troubles.filter(({ from }) => from?.includes(opening.leads!)).length, opening.id).toBeGreaterThan(1);
    for (const trouble of troubles) {
      expect(
        openings.some(({ leads }) => trouble.from?.includes(leads!)),
        trouble.id,
      ).toBe(true);
      expect(
        outcomes.some(({ from }) => from?.includes(trouble.leads!)),
        trouble.id,
      ).toBe(true);
    }
    for (const outcome of outcomes)
      expect(
        troubles.some(({ leads }) => outcome.from?.includes(leads!)),
        outcome.id,
      ).toBe(true);
    expect(new Set(modules.map((module) => module.id)).size).toBe(modules.length);
  });

  test('wordings are many, whole and in their language', () => {
    for (const module of modules) {
      for (const beat of texts(module)) {
        const wordings = beat.split('||')[0]!.split('/');
        expect(wordings.length, `${module.id}: ${beat}`).toBeGreaterThanOrEqual(beat.startsWith('+') ? 2 : 4);
        for (const [, said] of beat.matchAll(/\|\| [AC]: ([^|]*(?:\[[^\]]*\][^|]*)*)/g))
          expect(said!.split(' / ').length, `${module.id}: ${said}`).toBeGreaterThanOrEqual(4);
        expect(beat.match(/\[/g)?.length ?? 0, `${module.id}: ${beat}`).toBe(beat.match(/\]/g)?.length ?? 0);
        for (const [, slot] of beat.matchAll(/\{([^}]+)\}/g)) expect(slot, `${module.id}: ${beat}`).toMatch(known);
      }
      for (const beat of module.zh)
        expect(beat.replace(/\{[^}]+\}/g, '').replace(/(?:^\+?|\|\| )[ABC]: |[toj]~/g, ''), module.id).not.toMatch(
          /[A-Za-z]/,
        );
    }
  });

  test('what scenes ask of the world and leave in it is said in known words', () => {
    const fact = new RegExp(
      `^(?:[AB] [BC] (?:close|parted)|[ABC] holds O|O lost|[ABC] (?:${Object.keys(facts).join('|')}))$`,
    );
    for (const module of modules) {
      for (const ask of module.asks ?? [])
        expect(ask, module.id).toMatch(/^(?:[BC] new|B known|A alone|A holds O|premise)$/);
      for (const left of module.facts ?? []) expect(left, module.id).toMatch(fact);
    }
    for (const outcome of repertoire.outcomes) expect(outcome.facts?.length ?? 0, outcome.id).toBeGreaterThan(0);
  });

  test('begins in several ways where the premise does not say how', () => {
    for (const language of ['en', 'zh'] as const) {
      expect(repertoire.incident[language].split('/').length).toBeGreaterThanOrEqual(5);
      expect(repertoire.titles[language].length).toBeGreaterThanOrEqual(3);
    }
  });
});

test('every opening image of a weather names it in words that the director knows', () => {
  const kinds = ['rain', 'storm', 'snow', 'mist'] as const;
  for (const language of ['en', 'zh'] as const)
    for (const kind of kinds)
      for (const key of [kind, `${kind}-indoors`]) {
        const words = atmosphere.weather.find(({ weather }) => weather === kind)![language];
        for (const image of (openings[language] as Record<string, string[]>)[key] ?? [])
          expect(
            words.some((word) => image.toLowerCase().includes(word)),
            `${key}: ${image}`,
          ).toBe(true);
      }
});

describe('what is told in climaxes and between chapters', () => {
  const clashes = Object.values(climaxes.clashes).flat();

  test('every trouble leads to a kind of conflict, and each kind is told in several ways', () => {
    const kinds = Object.entries(climaxes.kinds);
    const states = kinds.flatMap(([, list]) => list);
    expect(new Set(states).size).toBe(states.length);
    for (const { id } of allSituations)
      for (const { leads } of repertoireOf(id).troubles) expect(states).toContain(`${id}/${leads}`);
    for (const [kind] of kinds) expect(Object.keys(climaxes.clashes)).toContain(kind);
  });

  test('both languages have the same beats, with wordings enough and known slots', () => {
    const jointSlots = /^(?:there|goal|where|origin|giver|hero|home|back|thing|token|[ABC])$/;
    const texts = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);
    for (const { en, zh } of clashes) {
      expect(zh).toHaveLength(en.length);
      for (const beat of [...en, ...zh]) {
        expect(beat.split('||')[0]!.split(' / ').length, beat).toBeGreaterThanOrEqual(3);
        for (const [, slot] of beat.matchAll(/\{([^}]+)\}/g)) expect(slot, beat).toMatch(known);
      }
    }
    expect(texts(joints.zh)).toHaveLength(texts(joints.en).length);
    for (const beat of texts(joints))
      for (const [, slot] of beat.matchAll(/\{([^}]+)\}/g))
        expect(jointSlots.test(slot!) || known.test(slot!), beat).toBe(true);
    for (const { id } of allSituations)
      for (const { handoffs, memories } of [joints.en, joints.zh]) {
        expect(Object.keys(handoffs)).toContain(id);
        expect(Object.keys(memories)).toContain(id);
      }
  });

  test('Chinese is Chinese', () => {
    const plain = (text: string) => text.replace(/\{[^}]+\}/g, '').replace(/(?:^\+?|\|\| ?)[ABC]: /g, '');
    for (const { zh } of clashes) for (const beat of zh) expect(plain(beat)).not.toMatch(/[A-Za-z]/);
  });
});
