import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Cast, filmSchema, fromSeconds, linesOf } from '../../film/index.ts';
import { countSyllables } from '../../language/index.ts';
import { parseFountain, toScreenplay } from '../../screenplay/index.ts';
import { withBuild } from '../build.ts';
import { createFilmWithScript } from '../film-folder.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { dubLines } from './dub-lines.ts';
import { roomsOf, shorterRoom } from './line-room.ts';

const root = mkdtempSync(join(tmpdir(), 'auteur-room-'));
afterAll(() => rmSync(root, { recursive: true }));

const script = 'INT. OFFICE - DAY\n\nMEI\nThe boat sank.\n\nMEI\n(sobbing)\nNobody came.\n\nMEI\nThe boat sank.\n';
const look = { kind: 'person', age: 'adult', sex: 'female', build: 'average', height: 1.7 };
const appearance = { ...look, dress: { style: 'coat' }, features: [] };
const voice = { engine: 'flite', name: 'slt', pitch: 0, rate: 1, timbre: 1 };
const cast = { characters: [{ id: 'mei', name: 'MEI', aliases: [], appearance, voice }] } as unknown as Cast;
const chinese = { plain: '那条船昨天夜里在海上沉了。', sad: '没有一个人来看过我们。' };

test('a line has as much room as its voice needs for so many syllables, said as it is directed', async () => {
  const screenplay = toScreenplay(parseFountain(script), { language: 'en' });
  const lines = screenplay.scenes.flatMap(linesOf);
  const folder = createFilmWithScript(join(root, 'film'), filmSchema.parse({ type: 'film', version: 1 }), script);
  await withBuild(folder, {}, async (build) => {
    const filmOf = (slots: number[]) => {
      const slotted = lines.map(({ id }, index) => ({ id, duration: fromSeconds(slots[index]!) }));
      return { screenplay, cast, plan: { scenes: [{ lines: slotted }] } } as unknown as PlannedFilm;
    };
    const rooms = await roomsOf(build, filmOf([3, 3, 2]), 'zh');
    const [plain, sad] = [rooms.get('The boat sank.')!, rooms.get('Nobody came.')!];
    expect(plain.seconds).toBe(2);
    expect(sad.syllables / 3).toBeLessThan(0.9 * (plain.syllables / 2));
    expect(plain.limit).toBeGreaterThan(plain.syllables);

    const translated = structuredClone(screenplay);
    translated.language = 'zh';
    for (const [index, line] of translated.scenes.flatMap(linesOf).entries()) {
      line.text = index === 1 ? chinese.sad : chinese.plain;
    }
    const secondsFor = (text: string, room: typeof plain) => (countSyllables(text) * room.seconds) / room.syllables;
    const fitting = [secondsFor(chinese.plain, plain), secondsFor(chinese.sad, sad)];
    const said = await dubLines(build, filmOf([fitting[0]!, fitting[1]!, fitting[0]!]), translated, cast);
    expect(said.long).toEqual([]);
    const { long } = await dubLines(build, filmOf([fitting[0]! / 2, 100, 100]), translated, cast);
    expect(long).toHaveLength(1);
    const shorter = shorterRoom(long[0]!);
    expect(shorter.limit).toBeLessThan(countSyllables(chinese.plain));
    expect(shorter.limit).toBeGreaterThanOrEqual(Math.floor(countSyllables(chinese.plain) / 2));
  });
}, 60_000);
