import type { Flicks, Line } from '../film/index.ts';
import hands from './data/hands.json' with { type: 'json' };
import { giveTo } from './handle.ts';
import type { Rehearsal } from './rehearsal.ts';
import { inHandOf, thingsIn } from './things.ts';
import { findWords } from './words.ts';

const words = new RegExp(hands.yours.said, 'iu');
const given = new RegExp(hands.yours.given, 'iu');

/**
 * Hands over what a speaker holds while saying that it is the other's (*the water's yours, take it*, 拿着), where the scene's synopsis says
 * that something is given and no later action of it does more with the thing. Undefined where nothing is handed over.
 */
export function handOver(
  { playing, request: { scene } }: Rehearsal,
  line: Line,
  speaker: string,
  start: Flicks,
): Flicks | undefined {
  if (!words.test(line.text) || !given.test(scene.synopsis ?? '')) return undefined;
  const { things, performers, book } = playing;
  const noun = [...things.stays.keys()].find((own) => inHandOf(things, own, start) === speaker);
  const taker = [...performers.values()].find(
    ({ id, names, appearance }) =>
      id !== speaker &&
      appearance.kind === 'person' &&
      book.stand(id, start).present &&
      findWords(scene.synopsis ?? '', names).length > 0,
  );
  if (!noun || !taker || isNamedLater(noun)) return undefined;
  return giveTo(
    { playing, act: { actor: speaker, verb: 'offer', target: taker.id, phrase: '' }, noun, start },
    taker.id,
  ).end;

  function isNamedLater(own: string): boolean {
    const here = scene.beats.findIndex((beat) => beat.kind === 'dialogue' && beat.speech.id === line.id);
    const later = scene.beats.slice(here + 1).map((beat) => (beat.kind === 'action' ? beat.text : ''));
    return thingsIn(later.join('\n'), things.standIns).some((named) => named.noun === own);
  }
}
