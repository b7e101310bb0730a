import type { Scene, Screenplay, ShotAngle } from '../film/index.ts';
import emphasis from './data/emphasis.json' with { type: 'json' };
import { emotionIn } from './mood.ts';
import { has, nameKey } from './words.ts';

/** The most important line of everybody who is seen speaking, by line identity: worth a close-up each. */
export function keyLines(screenplay: Screenplay): Set<string> {
  const best = new Map<string, { line: string; weight: number }>();
  for (const scene of screenplay.scenes) {
    const speeches = scene.beats.flatMap((beat) =>
      beat.kind === 'dialogue' && !beat.speech.offScreen ? [beat.speech] : [],
    );
    for (const [index, speech] of speeches.entries()) {
      const closes = index === speeches.length - 1 ? 2 : 0;
      const shouts = /[!！]/u.test(speech.text) ? 2.5 : 0;
      const felt = emotionIn([...speech.parentheticals, speech.text].join(' ')) ? 1 : 0;
      const weight = closes + shouts + felt;
      const name = nameKey(speech.character.replace(/\s*\(.*\)\s*$/u, ''));
      if (weight >= (best.get(name)?.weight ?? 0)) best.set(name, { line: speech.id, weight });
    }
  }
  return new Set([...best.values()].map((entry) => entry.line));
}

/** The height of a camera that words ask for: from above on fear and grief, from below on anger and on what appears. */
export function angleFor(words: string, appears: boolean): ShotAngle {
  if (appears) return 'low';
  const emotion = emotionIn(words)?.emotion;
  return (emotion && (emphasis.angles as Partial<Record<string, ShotAngle>>)[emotion]) ?? 'eye';
}

/** The end of a scene leaves its people behind in the distance. */
export function leavesFar(scene: Scene): boolean {
  const seen = scene.beats.flatMap((beat) => (beat.kind === 'action' ? [beat.text] : []));
  return has(seen.slice(-1).join(' '), emphasis.far);
}
