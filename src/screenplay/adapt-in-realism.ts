import { fillSlots, type Realism } from '../film/index.ts';
import { type Adaptation, type AdaptedBeat, type AdaptedScene, writeAction } from './adaptation.ts';
import words from './data/realism-words.json' with { type: 'json' };

/**
 * An adaptation in the way of a realism. Event: each scene says over its picture which lines of the source it is told from.
 * Reproducible: what only a voice could tell is left out, and scenes of which nothing is left with it. Psychological: as it is, with the
 * thoughts that the source tells.
 */
export function adaptInRealism(adaptation: Adaptation, realism: Realism): Adaptation {
  const { scenes, language } = adaptation;
  if (realism === 'event') return { ...adaptation, realism, scenes: scenes.map((scene) => sourced(scene, language)) };
  if (realism === 'psychological') return { ...adaptation, realism };
  const shown = scenes.map((scene) => ({ ...scene, beats: scene.beats.filter((beat) => !isUnseen(beat)) }));
  const kept = shown.filter(({ beats }) => beats.length > 0);
  return { ...adaptation, realism, scenes: kept.length > 0 ? kept : scenes };
}

const isUnseen = ({ elements }: AdaptedBeat) => elements.some(({ extension }) => extension !== undefined);

function sourced(scene: AdaptedScene, language: Adaptation['language']): AdaptedScene {
  const { from, to } = scene.source;
  const text = from.line === to.line ? words.line[language] : words.lines[language];
  const elements = writeAction(fillSlots(text, { from: from.line, to: to.line }));
  return { ...scene, beats: [{ elements, source: scene.source }, ...scene.beats] };
}
