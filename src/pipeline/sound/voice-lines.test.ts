import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type castSchema, filmSchema, toSeconds, type Voice } from '../../film/index.ts';
import { parseFountain, toScreenplay } from '../../screenplay/index.ts';
import { encodeWave } from '../../sound/index.ts';
import { openSpeech } from '../../sound/node/index.ts';
import { withBuild } from '../build.ts';
import { createFilmWithScript, type FilmFolder } from '../film-folder.ts';
import { voiceLines } from './voice-lines.ts';

const root = mkdtempSync(join(tmpdir(), 'auteur-recordings-'));
const speech = await openSpeech();
afterAll(async () => {
  await speech.close();
  rmSync(root, { recursive: true });
});

const voice: Voice = { engine: 'flite', name: 'slt', pitch: 0, rate: 1, timbre: 1 };
const texts = ['The boat sank yesterday, sir.', 'Nobody told the captain.'];
const script = `INT. HARBOUR OFFICE - DAY\n\nMei stands.\n\n${texts.map((text) => `MEI\n${text}\n`).join('\n')}`;
const person = { kind: 'person', age: 'adult', sex: 'female', build: 'average', height: 1.7 };

/** Voices the lines of a film folder, and tells which steps ran. */
async function build(folder: FilmFolder, served?: object) {
  const mei = { id: 'mei', name: 'MEI', aliases: [], description: '', appearance: person, voice, speech: served };
  const cast = { type: 'cast', version: 1, characters: [mei] } as unknown as ReturnType<typeof castSchema.parse>;
  const ran: string[] = [];
  const onEvent = (event: { type: string; step?: string }) => {
    if (event.type === 'step-started') ran.push(event.step!);
  };
  return withBuild(folder, { onEvent }, async (build) => {
    const whole = toScreenplay(parseFountain(script), { language: 'en' });
    const { voices, findings } = await voiceLines(build, { whole, selected: whole }, cast);
    const lines = [...voices.values()].sort((a, b) => texts.indexOf(textOf(a)) - texts.indexOf(textOf(b)));
    return { lines, findings, ran };
    function textOf({ voiced }: { voiced: { line: string } }): string {
      const beats = whole.scenes.flatMap((scene) => scene.beats);
      return beats.flatMap((beat) =>
        beat.kind === 'dialogue' && beat.speech.id === voiced.line ? [beat.speech.text] : [],
      )[0]!;
    }
  });
}

/** A line said by another voice as a stereo file at 24 kHz with a second of silence before it. */
async function recording(text: string): Promise<Uint8Array> {
  const said = (await speech.say(text, { ...voice, name: 'awb' })).audio.channels[0]!;
  const half = Float32Array.from({ length: 24_000 + said.length / 2 }, (_, index) => said[2 * (index - 24_000)] ?? 0);
  return encodeWave({ sampleRate: 24_000, channels: [half, half] });
}

const newFilm = (name: string) => {
  const film = filmSchema.parse({ type: 'film', version: 1, title: name });
  const folder = createFilmWithScript(join(root, name), film, script);
  mkdirSync(join(folder.root, 'footage/lines'), { recursive: true });
  return folder;
};

test('a recording replaces its own line, is timed by its words, and is recorded as a person said it', async () => {
  const folder = newFilm('recorded');
  const before = await build(folder);
  expect(before.ran).toEqual(['voice', 'voice']);
  writeFileSync(join(folder.root, 'footage/lines/1-1.wav'), await recording(texts[0]!));
  const after = await build(folder);
  expect(after.ran).toEqual(['recording']);
  expect(after.findings).toEqual([]);
  expect(after.lines[1]).toEqual(before.lines[1]);
  const { voiced } = after.lines[0]!;
  expect(voiced.words.map(({ text }) => text)).toEqual(['The', 'boat', 'sank', 'yesterday', 'sir']);
  expect(voiced.visemes.at(-1)!.end).toBe(voiced.duration);
  expect(toSeconds(voiced.words[0]!.start)).toBeLessThan(0.2);
  const journal = readFileSync(join(folder.root, 'record/journal.jsonl'), 'utf8').trim().split('\n');
  const run = journal.map((text) => JSON.parse(text)).find(({ step }) => step === 'recording');
  expect(run.agent).toEqual({ kind: 'person', name: 'recorded in footage/lines/1-1.wav' });
  expect(run.inputs.recording).toMatch(/^[0-9a-f]{64}$/);
  expect((await build(folder)).ran).toEqual([]);
});

test('a file that is no sound, cannot be the line, or is no line is told of, and the voice speaks instead', async () => {
  const folder = newFilm('broken');
  writeFileSync(join(folder.root, 'footage/lines/1-1.mp3'), 'this is no sound at all, whatever it is called');
  writeFileSync(
    join(folder.root, 'footage/lines/1-2.wav'),
    encodeWave({ sampleRate: 48_000, channels: [new Float32Array(96_000)] }),
  );
  writeFileSync(join(folder.root, 'footage/lines/7-1.wav'), await recording(texts[0]!));
  const { lines, findings } = await build(folder);
  expect(lines.every(({ audio }) => audio !== undefined)).toBe(true);
  expect(findings.map(({ code, where }) => [code, where!.file])).toEqual(
    expect.arrayContaining([
      ['recording-unplaced', 'footage/lines/7-1.wav'],
      ['recording-unfit', 'footage/lines/1-2.wav'],
      [expect.stringMatching(/^media-/), 'footage/lines/1-1.mp3'],
    ]),
  );
  expect(findings).toHaveLength(3);
});

test('a line of a speech service is paid once, also after everything that can be made again was removed', async () => {
  const folder = newFilm('served');
  const sounds = new Map(await Promise.all(texts.map(async (text) => [text, await recording(text)] as const)));
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { input } = JSON.parse(text);
    asked.push(input);
    response.writeHead(200, { 'content-type': 'audio/wav' }).end(sounds.get(input));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.AUTEUR_SPEECH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  process.env.AUTEUR_SPEECH_PRICE = '15 USD';
  try {
    const served = { service: 'openai-compatible', voice: 'alloy', model: 'tts-1' };
    const { lines, ran } = await build(folder, served);
    expect(ran).toEqual(['served-voice', 'served-voice']);
    expect(lines[1]!.voiced.words.map(({ text }) => text)).toEqual(['Nobody', 'told', 'the', 'captain']);
    rmSync(join(folder.root, '.auteur'), { recursive: true });
    const again = await build(folder, served);
    expect(again.lines.map(({ voiced }) => voiced)).toEqual(lines.map(({ voiced }) => voiced));
    expect(asked.sort()).toEqual([...texts].sort());
    const journal = readFileSync(join(folder.root, 'record/journal.jsonl'), 'utf8').trim().split('\n');
    const costs = journal.flatMap((text) => JSON.parse(text).costs ?? []);
    expect(costs).toHaveLength(2);
    expect(costs[0].currency).toBe('USD');
  } finally {
    delete process.env.AUTEUR_SPEECH_URL;
    delete process.env.AUTEUR_SPEECH_PRICE;
    server.closeAllConnections();
    server.close();
  }
}, 60_000);
