import type { Assessment, Language } from '../film/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { critique, type NotedCritique } from '../write/index.ts';
import { type ModelWishes, neededModel } from './model.ts';

/** A Fountain script and the model that is to judge it. */
export type CritiqueScriptOptions = ModelWishes & {
  text: string;
  file: string;
  language?: Language;
  assessment?: Assessment;
  seed?: number;
  signal?: AbortSignal;
  onScene?: (done: number, total: number) => void;
};

/** Has the configured model judge a script scene by scene (`critique`). Throws `no-model` where none is configured. */
export async function critiqueScript({
  text,
  file,
  language,
  ...options
}: CritiqueScriptOptions): Promise<NotedCritique> {
  const { model, budget } = await neededModel(options);
  const read = (script: string) => toScreenplay(parseFountain(script), language ? { language } : {});
  const { assessment, seed, signal, onScene } = options;
  return critique({
    text,
    file,
    read,
    model,
    budget,
    ...(assessment && { assessment }),
    ...(seed !== undefined && { seed }),
    ...(signal && { signal }),
    ...(onScene && { onScene }),
  });
}
