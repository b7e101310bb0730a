import { setTimeout } from 'node:timers/promises';
import { Problem } from '../../film/index.ts';
import type { LanguageModel, Wait } from '../index.ts';

/** A chat model, the address of its server up to `/v1`, and the key where the server wants one. */
export type ModelAddress = { model: string; url: string; key?: string };

const kind = 'openai-compatible:';

/**
 * The model that a name such as `openai-compatible:qwen3` and the environment's AUTEUR_MODEL, AUTEUR_MODEL_URL and
 * AUTEUR_MODEL_KEY stand for; `undefined` where none is named. Throws `model-unknown` and `model-address`.
 */
export function modelAddress(name: string | undefined, environment: NodeJS.ProcessEnv): ModelAddress | undefined {
  const asked = name ?? environment.AUTEUR_MODEL;
  if (!asked) return undefined;
  if (!asked.startsWith(kind) || asked === kind) {
    throw new Problem({
      code: 'model-unknown',
      message: `"${asked.slice(0, 60)}" names no language model.`,
      fix: 'Write openai-compatible: and the name that the server has for it, such as openai-compatible:qwen3.',
      exit: 2,
    });
  }
  const { AUTEUR_MODEL_URL: url, AUTEUR_MODEL_KEY: key } = environment;
  if (!url || !isPlainWebAddress(url)) {
    throw new Problem({
      code: 'model-address',
      message: url
        ? 'AUTEUR_MODEL_URL is no plain web address: it needs http or https, and no name, password or question mark.'
        : `It is not said where ${asked} is.`,
      fix: 'Set AUTEUR_MODEL_URL to the address of its server up to /v1, such as http://localhost:11434/v1.',
      exit: 2,
    });
  }
  return { model: asked.slice(kind.length), url, ...(key && { key }) };
}

function isPlainWebAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, search, hash } = new URL(url);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

/** Opens a model. The code that talks to it is loaded only now. */
export async function openModel(address: ModelAddress): Promise<LanguageModel> {
  const { openAiCompatible } = await import('./ai-sdk-model.ts');
  return openAiCompatible(address);
}

/** Asks the server of a model for its list of models, which costs nothing. Throws `model-unreachable` and `model-unauthorised`. */
export async function tryServer({ url, key }: ModelAddress): Promise<void> {
  const { host } = new URL(url);
  const refuse = (code: string, message: string, fix: string) => new Problem({ code, message, fix, exit: 5 });
  const headers = key ? { authorization: `Bearer ${key}` } : undefined;
  const response = await fetch(`${url.replace(/\/$/, '')}/models`, {
    headers,
    signal: AbortSignal.timeout(5000),
  }).catch(() => undefined);
  if (!response) {
    throw refuse('model-unreachable', `No server answers at ${host}.`, 'Start it, or correct AUTEUR_MODEL_URL.');
  }
  await response.body?.cancel();
  if (response.status === 401 || response.status === 403) {
    throw refuse(
      'model-unauthorised',
      `${host} does not accept the key.`,
      'Set AUTEUR_MODEL_KEY to one that is valid there.',
    );
  }
}

/** Waits by the machine's timer. */
export const timerWait: Wait = async (milliseconds, signal) => {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
};
