import type { Scene } from '../film/index.ts';
import { interpret } from './interpret.ts';
import { type Performer, performerNamed } from './performers.ts';

/** Those who are seen: on-screen speakers and whoever an action line names, in order of appearance. */
export function castOf(scene: Scene, performers: readonly Performer[]): Performer[] {
  const found: Performer[] = [];
  const join = (performer: Performer | undefined) => performer && !found.includes(performer) && found.push(performer);
  for (const beat of scene.beats) {
    if (beat.kind === 'dialogue' && !beat.speech.offScreen) join(performerNamed(beat.speech.character, performers));
    if (beat.kind !== 'action') continue;
    for (const id of interpret(beat.text, performers, { last: undefined, present: [] }).mentions) {
      join(performers.find((performer) => performer.id === id));
    }
  }
  return found;
}

/** Words of a walk that comes from elsewhere. */
const arriving = /\b(?:onto|into|up to|towards?|closer|home|back)\b|[上进到来入]/iu;

/** Those whose first deed is to come: they are not there when the scene opens. */
export function lateComers(scene: Scene, cast: readonly Performer[]): Set<string> {
  const late = new Set<string>();
  const seen = new Set<string>();
  for (const [index, beat] of scene.beats.entries()) {
    const sentences = beat.kind === 'action' ? beat.sentences : [];
    if (beat.kind === 'dialogue') seen.add(performerNamed(beat.speech.character, cast)?.id ?? '');
    for (const [place, sentence] of sentences.entries()) {
      const { acts, mentions, heard } = interpret(sentence, cast, { last: undefined, present: [] });
      for (const id of mentions.filter((mention) => !seen.has(mention))) {
        const first = acts.find((act) => act.actor === id)?.verb;
        const opening = index === 0 && place <= 1;
        if (
          heard.includes(id) ||
          first === 'enter' ||
          first === 'appear' ||
          first === 'approach' ||
          (first === 'follow' && !opening) ||
          ((first === 'walk' || first === 'run') &&
            (opening || arriving.test(acts.find((act) => act.actor === id)!.phrase)))
        )
          late.add(id);
        seen.add(id);
      }
    }
  }
  return late;
}
