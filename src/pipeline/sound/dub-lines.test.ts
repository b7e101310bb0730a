import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { type Cast, filmSchema, fromSeconds, linesOf, type Voice } from '../../film/index.ts';
import { parseFountain, toScreenplay } from '../../screenplay/index.ts';
import { encodeWave } from '../../sound/index.ts';
import { openSpeech } from '../../sound/node/index.ts';
import { withBuild } from '../build.ts';
import { createFilmWithScript, openFilmFolder } from '../film-folder.ts';
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

/** Dubs the film's two lines, which have `slots` seconds. */
async function dub(name: string, slots: readonly number[], cast: Cast) {
  const screenplay = toScreenplay(parseFountain(script), { language: 'en' });
  const speeches = screenplay.scenes.flatMap(linesOf);
  const translated = structuredClone(screenplay);
  translated.language = 'zh';
  for (const [index, speech] of translated.scenes.flatMap(linesOf).entries()) speech.text = chinese[index]!;
  const film = filmSchema.parse({ type: 'film', version: 1 });
  const folder = existsSync(join(root, name))
    ? openFilmFolder(join(root, name))
    : createFilmWithScript(join(root, name), film, script);
  return withBuild(folder, {}, async (build) => {
    const lines = speeches.map(({ id }, index) => ({ id, duration: fromSeconds(slots[index]!) }));
    const planned = { screenplay, plan: { scenes: [{ lines }] } } as unknown as PlannedFilm;
    const { voices, long } = await dubLines(build, planned, translated, cast);
    return {
      speeches,
      lengths: speeches.map(({ id }) => voices.get(id)!.voiced.duration / fromSeconds(1)),
      words: speeches.map(({ id }) =>
        voices
          .get(id)!
          .voiced.words.map(({ text }) => text)
          .join(''),
      ),
      findings: long.map(tooLong),
    };
  });
}

test('a dubbed line is said as long as its place where speed can do it; one that stays too long is told of', async () => {
  const { lengths: usual } = await dub('film', [0.01, 100], cast);
  const place = usual[0]! * 1.1;
  const { lengths, findings, speeches } = await dub('film', [place, 1], cast);
  expect(Math.abs(lengths[0]! / place - 1)).toBeLessThan(0.06);
  expect(findings.map(({ code, where }) => [code, where!.line])).toEqual([['dub-too-long', speeches[1]!.line]]);
}, 60_000);

test('who has the voice of a speech service is dubbed by it, each line asked for once and aligned to its words', async () => {
  const speech = await openSpeech();
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { input } = (await json(request)) as { input: string };
    asked.push(input);
    const { audio } = await speech.say(input, { ...voice, engine: 'espeak', name: 'cmn' } as Voice);
    response.writeHead(200, { 'content-type': 'audio/wav' }).end(encodeWave(audio));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.AUTEUR_SPEECH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  try {
    const served = { service: 'openai-compatible', voice: 'alloy', model: 'tts-1' };
    const own = { characters: [{ ...cast.characters[0]!, speech: served }] } as unknown as Cast;
    const { words, findings } = await dub('served', [0.5, 100], own);
    expect(asked.sort()).toEqual([...chinese].sort());
    expect(words).toEqual(chinese.map((text) => text.replace(/[，。]/g, '')));
    expect(findings.map(({ code }) => code)).toEqual(['dub-too-long']);
  } finally {
    delete process.env.AUTEUR_SPEECH_URL;
    server.closeAllConnections();
    server.close();
    await speech.close();
  }
}, 60_000);
