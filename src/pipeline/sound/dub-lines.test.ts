import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Cast, filmSchema, fromSeconds, type Screenplay } from '../../film/index.ts';
import { parseFountain, toScreenplay } from '../../screenplay/index.ts';
import { withBuild } from '../build.ts';
import { createFilmWithScript } from '../film-folder.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { dubLines, tooLong } from './dub-lines.ts';

const root = mkdtempSync(join(tmpdir(), 'auteur-dub-'));
afterAll(() => rmSync(root, { recursive: true }));

const script = 'INT. OFFICE - DAY\n\nMEI\nThe boat sank yesterday, sir.\n\nMEI\nNobody.\n';
const chinese = ['先生，船昨天沉了。', '没有人告诉船长这件事，一个人也没有，从来没有。'];
const appearance = {
  kind: 'person',
  age: 'adult',
  sex: 'female',
  build: 'average',
  height: 1.7,
  dress: { style: 'coat' },
  features: [],
};
const voice = { engine: 'flite', name: 'slt', pitch: 0, rate: 1, timbre: 1 };
const cast = { characters: [{ id: 'mei', name: 'MEI', aliases: [], appearance, voice }] } as unknown as Cast;

test('a dubbed line is said as long as its place where speed can do it; one that stays too long is told of', async () => {
  const screenplay = toScreenplay(parseFountain(script), { language: 'en' });
  const speeches = screenplay.scenes[0]!.beats.flatMap((beat) => (beat.kind === 'dialogue' ? [beat.speech] : []));
  const translated = structuredClone(screenplay) as Screenplay;
  translated.language = 'zh';
  translated.scenes[0]!.beats.forEach((beat, index) => {
    if (beat.kind === 'dialogue') beat.speech.text = chinese[index]!;
  });
  const folder = createFilmWithScript(join(root, 'film'), filmSchema.parse({ type: 'film', version: 1 }), script);
  const dub = (slots: number[]) =>
    withBuild(folder, {}, async (build) => {
      const lines = speeches.map(({ id }, index) => ({ id, duration: fromSeconds(slots[index]!) }));
      const planned = { screenplay, plan: { scenes: [{ lines }] } } as unknown as PlannedFilm;
      const { voices, long } = await dubLines(build, planned, translated, cast);
      return {
        lengths: speeches.map(({ id }) => voices.get(id)!.voiced.duration / fromSeconds(1)),
        findings: long.map(tooLong),
      };
    });
  const { lengths: usual } = await dub([0.01, 100]);
  const place = usual[0]! * 1.1;
  const { lengths, findings } = await dub([place, 1]);
  expect(Math.abs(lengths[0]! / place - 1)).toBeLessThan(0.06);
  expect(findings.map(({ code, where }) => [code, where!.line])).toEqual([['dub-too-long', speeches[1]!.line]]);
}, 60_000);
