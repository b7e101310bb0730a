import { pick, random } from '../film/index.ts';
import type { BeatPattern, ScenePattern } from './compose.ts';
import forms from './data/forms.json' with { type: 'json' };
import type { Premise } from './premise.ts';

/** Where a genre adds beats of its own: to the first scene, to each other, after the setback, to the last, where an episode stops. */
type Position = 'first' | 'scene' | 'setback' | 'last' | 'hook';
type Form = Partial<Record<Position, Record<'en' | 'zh', string[]>>>;

/**
 * What shape a genre gives a film (data/forms.json): a documentary has a narrator and a witness, a short drama stops on a hook. Of
 * several beats in one place one is needed: of the last ones the last, elsewhere the first.
 */
export function withForm(
  patterns: readonly ScenePattern[],
  genre: string,
  premise: Premise,
  seed: string,
  setback: number,
  hooked: ReadonlySet<number> = new Set(),
): ScenePattern[] {
  const form = (forms as Record<string, Form>)[genre];
  if (!form || patterns.length === 1) return [...patterns];
  const beatsOf = (position: Position, scene: ScenePattern, one: boolean): BeatPattern[] => {
    const texts = form[position]?.[premise.language] ?? [];
    const source = random(`${seed}/${scene.key}/${position}`);
    const chosen = one && texts.length > 0 ? [pick(texts, source)] : texts;
    const needed = position === 'last' ? chosen.length - 1 : 0;
    return chosen.map((text, at) => ({
      key: `${scene.key}/${position}/${at}`,
      text,
      optional: at !== needed,
      spare: one,
    }));
  };
  const last = patterns.length - 1;
  return patterns.map((scene, at) => ({
    ...scene,
    beats: [
      ...(at === 0 ? beatsOf('first', scene, false) : at < last ? beatsOf('scene', scene, true) : []),
      ...scene.beats,
      ...(at === setback ? beatsOf('setback', scene, false) : []),
      ...(hooked.has(at) ? beatsOf('hook', scene, true) : []),
      ...(at === last ? beatsOf('last', scene, false) : []),
    ],
  }));
}
