import { join } from 'node:path';
import { type CastSpeech, type Film, Problem } from '../../film/index.ts';
import type { Wait } from '../../language/index.ts';
import { timerWait } from '../../language/node/index.ts';
import { elevenLabs, openAiSpeech, type SpeechRequest } from '../../sound/index.ts';
import failures from '../data/speech-failures.json' with { type: 'json' };
import { createPaidSpeech, type PaidSpeech, type SpeechPrice } from './paid-speech.ts';

/** The speech services of a film, opened when a character first needs one. */
export type SpeechServices = {
  say(service: CastSpeech['service'], request: SpeechRequest, signal: AbortSignal): Promise<PaidSpeech>;
};

export type SpeechServicesOptions = {
  recordFolder: string;
  budget: Film['budget'];
  environment?: NodeJS.ProcessEnv;
  wait?: Wait;
};

const services = {
  'openai-compatible': { prefix: 'AUTEUR_SPEECH', url: 'https://api.openai.com/v1', open: openAiSpeech },
  elevenlabs: { prefix: 'AUTEUR_ELEVENLABS', url: 'https://api.elevenlabs.io/v1', open: elevenLabs },
};

/**
 * The services that the environment describes: `AUTEUR_SPEECH_URL`, `_KEY` and `_PRICE` ("15 USD" for a million characters), and the same with
 * `AUTEUR_ELEVENLABS`. `say` throws a `Problem`: `speech-unauthorised`, `speech-over-budget` ..., `speech-price`, `speech-address`.
 */
export function openSpeechServices(options: SpeechServicesOptions): SpeechServices {
  const { recordFolder, budget, environment = process.env, wait = timerWait } = options;
  const opened = new Map<string, ReturnType<typeof createPaidSpeech>>();
  const open = (name: CastSpeech['service']) => {
    const { prefix, url: usual, open: connect } = services[name];
    const url = addressOf(environment[`${prefix}_URL`] || usual, `${prefix}_URL`);
    const price = readPrice(environment[`${prefix}_PRICE`], `${prefix}_PRICE`);
    const key = environment[`${prefix}_KEY`];
    const limit = limitOf(budget, price, `${prefix}_PRICE`);
    const terms = { folder: join(recordFolder, 'speech'), wait, ...(price && { price }), ...limit };
    return createPaidSpeech(connect({ url, ...(key && { key }) }), terms);
  };
  return {
    async say(name, request, signal) {
      const service = opened.get(name) ?? open(name);
      opened.set(name, service);
      const answer = await service.say(request, signal);
      if (!('failure' in answer)) return answer;
      const { code, message } = answer.failure;
      const { says, fix } = failures[code];
      if (code === 'cancelled') throw new Problem({ code, message: says, fix, exit: 130 });
      throw new Problem({ code: `speech-${code}`, message: `${says} (${name}: ${message})`, fix, exit: 5 });
    },
  };
}

function addressOf(url: string, variable: string): string {
  const plain = URL.canParse(url) && /^https?:\/\/[^@?#]+$/.test(url);
  if (plain) return url;
  throw new Problem({
    code: 'speech-address',
    message: `${variable} is no plain web address: it needs http or https, and no name, password or question mark.`,
    fix: 'Write the address of the server up to /v1, such as http://localhost:8880/v1.',
    exit: 2,
  });
}

function limitOf(budget: Film['budget'], price: SpeechPrice | undefined, variable: string): { budget?: number } {
  if (!budget) return {};
  if (price?.currency === budget.currency) return { budget: budget.amount };
  throw new Problem({
    code: 'no-price',
    message: `film.yaml has a budget in ${budget.currency}, which can only be kept where the price of speech is known in it.`,
    where: { file: 'film.yaml', path: 'budget' },
    fix: `Set ${variable} to the price of a million characters, such as "15 ${budget.currency}", or "0 ${budget.currency}" for a server of your own.`,
    exit: 2,
  });
}

function readPrice(text: string | undefined, variable: string): SpeechPrice | undefined {
  if (!text) return undefined;
  const match = /^\s*(\d+(?:\.\d+)?)\s+([A-Z]{3})\s*$/.exec(text);
  if (match) return { amount: Number(match[1]), currency: match[2]! };
  throw new Problem({
    code: 'speech-price',
    message: `${variable} is no price.`,
    fix: 'Write the price of a million characters and the currency: "15 USD".',
    exit: 2,
  });
}
