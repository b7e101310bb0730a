import { expect, test } from 'vitest';
import { assess } from '../assess/index.ts';
import { castCharacters, designSets, direct } from '../direct/index.ts';
import { linesOf, type Realism, type Shot, type ShotSize, toSeconds } from '../film/index.ts';
import { checkRules } from '../inspect/index.ts';
import { depict } from '../language/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { chooseVoice } from '../sound/index.ts';
import { bodyOf, groundAt, layoutOf, perform, rigOf } from '../stage/index.ts';
import { writeScreenplay } from '../write/index.ts';
import { openVocabulary } from './dictionary.ts';
import { geometry } from './steps/direct.ts';

const { thesaurus } = openVocabulary();
const kinds = ['reproducible', 'event', 'psychological'] as const;

const premises = [
  ['en', 'A young scholar decides to lend her umbrella to a stranger on an old bridge in the rain'],
  ['en', 'A clockmaker fixes the station clock for a lost child'],
  ['en', 'Two thieves fight over a golden mask in a throne hall at night'],
  ['zh', '老渔夫在雪中的码头思念失踪的儿子'],
  ['zh', '机器人在废墟里找到一朵花'],
  ['zh', '雨夜古桥上，年轻书生把伞送给白衣女子'],
] as const;

function write(language: 'en' | 'zh', premise: string, realism?: Realism, seed = 1, seconds = 60) {
  const depiction = depict(premise, { language, thesaurus });
  const written = writeScreenplay({ premise, depiction, language, seed, seconds, ...(realism && { realism }) });
  return { ...written, depiction, screenplay: toScreenplay(parseFountain(written.text), { language }) };
}

const all = premises.flatMap(([language, premise]) => [1, 2, 3].map((seed) => [language, premise, seed] as const));
const isVoiceOver = (extension = '') => /V\.O\.|画外音|内心独白/.test(extension);
const minutesIn = (words: string) => {
  const [day, hours, minutes] = /(\d+)\D+(\d\d):(\d\d)/.exec(words)!.slice(1).map(Number) as [number, number, number];
  return (day * 24 + hours) * 60 + minutes;
};

test.each(all)('reproducible (%s, %s, seed %i): only what is seen and heard, in one stretch of time', (...which) => {
  const { screenplay } = write(which[0], which[1], 'reproducible', which[2]);
  expect(screenplay.scenes.flatMap(linesOf).filter((line) => line.offScreen)).toEqual([]);
  for (const { heading } of screenplay.scenes) expect(heading.text).not.toMatch(/MEMORY|回忆/);
  const seen = screenplay.scenes.flatMap(({ beats }) => beats.map((beat) => (beat.kind === 'action' ? beat.text : '')));
  expect(seen.join('\n')).not.toMatch(/\b(?:decides|remembers|realizes)\b|决定|思念|想起/);
  const [, ...later] = screenplay.scenes;
  for (const { heading } of later) expect(heading.text).toMatch(/CONTINUOUS|接上场/);
});

test.each(all)('event (%s, %s, seed %i): every scene is timed, in order, and says where it comes from', (...which) => {
  const { screenplay } = write(which[0], which[1], 'event', which[2]);
  const times = screenplay.scenes.map(({ superimposed }) => minutesIn(superimposed!));
  expect(times).toEqual([...times].sort((a, b) => a - b));
  for (const { source, superimposed } of screenplay.scenes)
    if (!source) expect(superimposed).toMatch(/RECONSTRUCTION|情景再现/);
  expect(screenplay.scenes[0]!.source?.to.column).toBe(which[1].length);
  const voices = screenplay.scenes.flatMap(linesOf).filter((line) => line.offScreen);
  expect(voices.length).toBeGreaterThan(0);
  for (const { character } of voices) expect(character).toMatch(/NARRATOR|旁白/);
});

test.each(all)('psychological (%s, %s, seed %i): one mind is heard, and an image comes back to it', (...which) => {
  const { screenplay, people } = write(which[0], which[1], 'psychological', which[2]);
  const inner = screenplay.scenes.flatMap(linesOf).filter(({ extension }) => isVoiceOver(extension));
  const heard = new Set(inner.map(({ character }) => character.toLowerCase()));
  expect(inner.length).toBeGreaterThan(2);
  expect([...heard]).toEqual([people[0]!.replace(/^the /, '')]);
  expect(screenplay.scenes[0]!.heading.text).toMatch(/MEMORY|回忆/);
  expect(screenplay.scenes[1]!.heading.text).not.toMatch(/MEMORY|回忆/);
});

test.each(all)('nothing of the premise is lost and no line is said twice (%s, %s, seed %i)', (...which) => {
  for (const kind of kinds) {
    const { text, depiction, screenplay } = write(which[0], which[1], kind, which[2]);
    const body = text.slice(text.indexOf('\n\n')).toLowerCase();
    const plain = write(which[0], which[1], undefined, which[2]).text.toLowerCase();
    const named = depiction.subjects.map((subject) => (subject.name ?? subject.noun).toLowerCase());
    for (const name of named) if (plain.includes(name)) expect(body, kind).toContain(name);
    const lines = screenplay.scenes.flatMap(linesOf).map((line) => line.text);
    expect(new Set(lines).size, kind).toBe(lines.length);
  }
});

test.each(kinds)('a script of %s realism keeps to it by its own assessment, and breaks the others', (kind) => {
  for (const [language, premise] of premises) {
    const { screenplay } = write(language, premise, kind);
    const realism = (declared: Realism) =>
      assess(screenplay, { realism: declared }).dimensions.find(({ id }) => id === 'realism')!;
    expect(realism(kind).score, premise).toBe(100);
    if (kind !== 'event') expect(realism('event').score, premise).toBeLessThan(60);
    if (kind !== 'reproducible') expect(realism('reproducible').score, premise).toBeLessThan(90);
  }
});

const sizes: ShotSize[] = ['ECU', 'CU', 'MCU', 'MS', 'MLS', 'FS', 'LS', 'ELS'];

/** The same script directed in the way of a realism, or of none. */
function planned(language: 'en' | 'zh', premise: string, script: Realism, realism?: Realism) {
  const { screenplay, title } = write(language, premise, script);
  const see = (text: string) => depict(text, { language, thesaurus });
  const { characters } = castCharacters(screenplay, {
    ...{ existing: [], depict: see, seed: 1, chooseVoice, thesaurus, premise },
  });
  const { sets } = designSets(screenplay, { existing: [], geometry, seed: 1, depict: see, thesaurus });
  const { plan } = direct({
    ...{ screenplay, cast: characters, sets, voiced: new Map(), notes: [], look: 'cel', title, seed: 1, geometry },
    ...{ format: { rate: { numerator: 24, denominator: 1 } }, depict: see, thesaurus, ...(realism && { realism }) },
  });
  return plan;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const ofPeople = (shots: readonly Shot[]) =>
  shots.filter(({ subjects, purpose }) => subjects.length > 0 && purpose !== 'insert');
const share = (shots: readonly Shot[], holds: (shot: Shot) => boolean) => shots.filter(holds).length / shots.length;
const measured = (shots: readonly Shot[]) => ({
  seconds: mean(shots.map(({ duration }) => toSeconds(duration))),
  size: mean(ofPeople(shots).map(({ size }) => sizes.indexOf(size))),
  lens: mean(ofPeople(shots).map(({ lens }) => lens)),
  eye: share(shots, ({ angle, purpose }) => angle === 'eye' || purpose === 'insert'),
  pushed: share(shots, ({ movement }) => movement === 'push-in'),
  moved: share(shots, ({ movement }) => !/^(?:static|pan|follow|tilt)/.test(movement)),
  openings: shots.filter(({ purpose }) => purpose === 'establishing').length,
});

const filmed = [premises[0], premises[3]] as const;
const shotsOf = (script: Realism, realism?: Realism) =>
  filmed.flatMap(([language, premise]) => planned(language, premise, script, realism).shots);

test('reproducible cameras stand at eye height, wider and longer', { timeout: 120_000 }, () => {
  const [usual, own] = [measured(shotsOf('reproducible')), measured(shotsOf('reproducible', 'reproducible'))];
  expect(own.seconds).toBeGreaterThan(1.15 * usual.seconds);
  expect(own.size).toBeGreaterThan(usual.size);
  expect(own.eye).toBe(1);
  expect(own.moved).toBe(0);
});

test('event cameras watch from afar and say where they are', { timeout: 120_000 }, () => {
  const [usual, own] = [measured(shotsOf('event')), measured(shotsOf('event', 'event'))];
  expect(own.lens).toBeGreaterThan(1.1 * usual.lens);
  expect(own.moved).toBe(0);
  expect(own.openings).toBeGreaterThanOrEqual(usual.openings);
});

test('psychological cameras come close, creep in and look with its eyes', { timeout: 120_000 }, () => {
  const shots = shotsOf('psychological', 'psychological');
  const [usual, own] = [measured(shotsOf('psychological')), measured(shots)];
  expect(own.size).toBeLessThan(usual.size - 0.3);
  expect(own.pushed).toBeGreaterThan(usual.pushed + 0.2);
  expect(shots.filter(({ description }) => /sees it|所见/.test(description)).length).toBeGreaterThan(0);
  const listening = shots.filter(({ purpose }) => purpose === 'reaction');
  expect(mean(listening.map(({ duration }) => toSeconds(duration)))).toBeGreaterThan(1.5);
});

test.each(kinds)('plans of %s realism break no rule of film-making', { timeout: 120_000 }, (kind) => {
  for (const [language, premise] of filmed) {
    const plan = planned(language, premise, kind, kind);
    const performances = new Map(plan.shots.map((shot) => [shot.id, perform(shot.staging)]));
    const found = checkRules({ plan, performances, stage: { layoutOf, groundAt, bodyOf, rigOf } });
    expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  }
});
