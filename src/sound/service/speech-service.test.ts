import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { encodeWave } from '../wave.ts';
import { elevenLabs } from './eleven-labs.ts';
import { openAiSpeech } from './open-ai.ts';
import type { SpeechService } from './speech-service.ts';

const key = 'sk-test-secret-wxyz';
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

type Sent = { path: string; headers: IncomingMessage['headers']; body: Record<string, unknown> };

async function serve(answer: (response: ServerResponse) => void) {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    sent.push({ path: request.url!, headers: request.headers, body: JSON.parse(text) });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, sent };
}

const wave = encodeWave({ sampleRate: 48_000, channels: [new Float32Array(4800).fill(0.1)] });
const request = { text: 'Hello there.', voice: 'alloy', model: 'tts-1' };
const say = (service: SpeechService) => service.say(request, new AbortController().signal);
const json =
  (status: number, body: object, headers = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

test("OpenAI's request says model, text, voice and format, and the sound comes back as it is", async () => {
  const { url, sent } = await serve(
    (response) => void response.writeHead(200, { 'content-type': 'audio/wav' }).end(wave),
  );
  expect(await say(openAiSpeech({ url, key }))).toEqual({ sound: wave });
  expect(sent[0]).toMatchObject({ path: '/v1/audio/speech', headers: { authorization: `Bearer ${key}` } });
  expect(sent[0]!.body).toEqual({ model: 'tts-1', input: 'Hello there.', voice: 'alloy', response_format: 'wav' });
});

test('ElevenLabs gives sound with the times of its characters', async () => {
  const alignment = {
    characters: ['H', 'i'],
    character_start_times_seconds: [0, 0.1],
    character_end_times_seconds: [0.1, 0.2],
  };
  const sound = Buffer.from(wave);
  const { url, sent } = await serve(
    json(200, { audio_base64: sound.toString('base64'), alignment, normalized_alignment: alignment }),
  );
  expect(await say(elevenLabs({ url, key }))).toEqual({
    sound: wave,
    times: { characters: ['H', 'i'], starts: [0, 0.1], ends: [0.1, 0.2] },
  });
  expect(sent[0]!.path).toBe('/v1/text-to-speech/alloy/with-timestamps?output_format=mp3_44100_128');
  expect(sent[0]!.headers['xi-api-key']).toBe(key);
  expect(sent[0]!.body).toEqual({ text: 'Hello there.', model_id: 'tts-1' });
});

test.each([
  ['unauthorised', 401, { error: { message: `Incorrect API key provided: ${key}` } }, false],
  ['no-quota', 429, { error: { code: 'insufficient_quota', message: 'You exceeded your current quota' } }, false],
  ['no-quota', 401, { detail: { status: 'quota_exceeded', message: 'This request exceeds your quota' } }, false],
  ['bad-request', 400, { error: { message: `invalid voice for ${key}` } }, false],
  ['bad-request', 422, { detail: [{ msg: 'field required' }] }, false],
  ['overloaded', 503, {}, false],
  ['bad-reply', 200, { error: 'no speech today, and this text is long enough to be taken for a little sound' }, true],
] as const)('%s from status %i, without the key in what is said', async (code, status, body, billed) => {
  const { url } = await serve(json(status, body));
  for (const service of [openAiSpeech({ url, key }), elevenLabs({ url, key })]) {
    const answer = await say(service);
    expect(answer).toMatchObject({ failure: { code, billed } });
    expect(JSON.stringify(answer)).not.toContain(key);
  }
});

test('a busy service says when to come again', async () => {
  const { url } = await serve(json(429, { error: { message: 'Rate limit reached' } }, { 'retry-after': '7' }));
  expect(await say(openAiSpeech({ url }))).toMatchObject({ failure: { code: 'rate-limited', retryAfter: 7 } });
});

test.each([
  ['nothing', (response: ServerResponse) => void response.writeHead(200, { 'content-type': 'audio/wav' }).end()],
  [
    'a wave file that lacks its end',
    (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'audio/wav' }).end(wave.subarray(0, 9000)),
  ],
  [
    'a connection that breaks off',
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': wave.length });
      response.write(wave.subarray(0, 2000), () => response.destroy());
    },
  ],
  [
    'a page',
    (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${' '.repeat(200)}`),
  ],
])('%s is no sound, and may be billed', async (_, answer) => {
  const { url } = await serve(answer);
  expect(await say(openAiSpeech({ url }))).toMatchObject({ failure: { code: 'bad-reply', billed: true } });
});

test('silence is given up, a person can stop it, and nobody there is said', async () => {
  const { url } = await serve(() => {});
  expect(await say(openAiSpeech({ url }, 0.05))).toMatchObject({ failure: { code: 'time-out', billed: true } });
  const stop = new AbortController();
  const asked = openAiSpeech({ url }).say(request, stop.signal);
  setTimeout(() => stop.abort(), 30);
  expect(await asked).toMatchObject({ failure: { code: 'cancelled' } });
  const nobody = openAiSpeech({ url: 'http://127.0.0.1:9/v1' });
  expect(await say(nobody)).toMatchObject({ failure: { code: 'unreachable', billed: false } });
});
