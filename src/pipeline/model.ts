import { join } from 'node:path';
import { digestBytes } from '../engine/index.ts';
import { Problem } from '../film/index.ts';
import {
  type Budget,
  type BudgetLimits,
  createBudget,
  type Kept,
  type LanguageModel,
  type Price,
  prepareModel,
  type Wait,
} from '../language/index.ts';
import { modelAddress, openModel, timerWait } from '../language/node/index.ts';
import { cacheFolder } from '../stage/node/index.ts';
import { isFilmFolder, readFilm } from './film-folder.ts';
import { type JsonFiles, jsonFiles } from './json-files.ts';

/** Which model, and what may be spent. */
export type ModelWishes = {
  /** `openai-compatible:MODEL`; by default the one in film.yaml, else the environment's AUTEUR_MODEL. */
  model?: string;
  /** The film folder whose `record/replies` keeps what was answered; by default the user's cache folder keeps it. */
  folder?: string;
  /** The most that may be spent by this call. `cost` needs AUTEUR_MODEL_PRICE. */
  limits?: Omit<BudgetLimits, 'price'>;
  environment?: NodeJS.ProcessEnv;
  wait?: Wait;
};

/** A model ready to be asked: replies are kept, failures met with patience, nothing beyond the budget is sent. */
export type ConfiguredModel = { model: LanguageModel; budget: Budget };

/**
 * The language model that is configured, ready to be asked; `undefined` where none is. Throws `model-unknown`,
 * `model-address`, `model-price` and `no-price`.
 */
export async function configuredModel(wishes: ModelWishes = {}): Promise<ConfiguredModel | undefined> {
  const { environment = process.env, folder, limits = {}, wait = timerWait } = wishes;
  const address = modelAddress(wishes.model ?? filmModel(folder), environment);
  if (!address) return undefined;
  const price = readPrice(environment.AUTEUR_MODEL_PRICE);
  const budget = createBudget({ ...limits, ...(price && { price }) });
  const files = jsonFiles(folder ? join(folder, 'record', 'replies') : join(cacheFolder(environment), 'replies'));
  const model = prepareModel(await openModel(address), { budget, kept: keptIn(files), wait });
  return { model, budget };
}

function filmModel(folder: string | undefined): string | undefined {
  return folder !== undefined && isFilmFolder(folder) ? readFilm({ root: folder }).film.model : undefined;
}

/** The language model that is configured. Throws `no-model` where none is. */
export async function neededModel(wishes: ModelWishes): Promise<ConfiguredModel> {
  const configured = await configuredModel(wishes);
  if (configured) return configured;
  throw noModel();
}

/** The problem of a call that needs a model where none is configured. */
export function noModel(): Problem {
  return new Problem({
    code: 'no-model',
    message: 'No language model is configured.',
    fix: 'Set AUTEUR_MODEL=openai-compatible:NAME and AUTEUR_MODEL_URL, and AUTEUR_MODEL_KEY where the server wants a key.',
    exit: 2,
  });
}

/** Keeps values by the digest of their key. A file that was damaged counts as not there. */
function keptIn({ read, write }: JsonFiles): Kept {
  return {
    get: (key) =>
      read(digestBytes(key)).catch((error: unknown) => {
        if (error instanceof SyntaxError) return undefined;
        throw error;
      }),
    put: (key, value) => write(digestBytes(key), value),
  };
}

/** `0.15 0.60 USD`: a million tokens read, a million written. */
function readPrice(text: string | undefined): Price | undefined {
  if (!text) return undefined;
  const match = /^\s*(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)\s+([A-Z]{3})\s*$/.exec(text);
  if (match) return { in: Number(match[1]), out: Number(match[2]), currency: match[3]! };
  throw new Problem({
    code: 'model-price',
    message: 'AUTEUR_MODEL_PRICE is no price.',
    fix: 'Write the price of a million tokens read, of a million written, and the currency: "0.15 0.60 USD".',
    exit: 2,
  });
}
