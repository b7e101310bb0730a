import {
  checkCaptions,
  describePicture,
  formatDescriptionScript,
  formatImsc,
  formatSrt,
  formatVtt,
  makeCaptions,
  makeForcedNarratives,
  makeHearingCaptions,
  spokenLines,
} from '../edit/index.ts';
import { type Caption, type Finding, type Flicks, filmTimes, type StageEvent } from '../film/index.ts';
import { layersOf } from '../sound/index.ts';
import type { PlannedFilm } from './plan-film.ts';
import type { Performances } from './sound/heard-scene.ts';
import { placeOf } from './sound/surround-scene.ts';

/** All text that goes with a film: its captions, files by name for `out/`, and what could not be met. */
export type CaptionedFilm = { captions: Caption[]; files: { name: string; text: string }[]; findings: Finding[] };

/**
 * Captions in the film's language as WebVTT, SubRip and IMSC; captions for people who do not hear; a script of audio description; and
 * forced narratives where the film needs them.
 */
export function captionFilm(planned: PlannedFilm, performances: Performances): CaptionedFilm {
  const { plan, screenplay, sets, cast, voices } = planned;
  const { language } = plan;
  const voiced = new Map([...voices].map(([id, voice]) => [id, voice.voiced]));
  const speeches = spokenLines(plan, screenplay, voiced);
  const captions = makeCaptions(plan, screenplay, voiced);
  const hearing = makeHearingCaptions(plan, {
    speeches,
    scenes: heardScenes(planned),
    events: heardEvents(planned, performances),
    nameOf: (speaker) => nameOf(planned, speaker),
  });
  const forced = makeForcedNarratives(plan, screenplay, speeches);
  const descriptions = describePicture(plan, { screenplay, sets, cast, speeches });
  const files = [
    ...formats(`captions.${language}`, captions, planned),
    ...formats(`captions.${language}.sdh`, hearing, planned),
    ...(forced.captions.length > 0 ? formats(`captions.${language}.forced`, forced.captions, planned, true) : []),
    { name: `description.${language}.vtt`, text: formatVtt(descriptions, language, 'descriptions') },
    { name: `description.${language}.txt`, text: formatDescriptionScript(descriptions) },
  ];
  const findings = [captions, hearing, forced.captions].flatMap((track) => checkCaptions(track, plan));
  return { captions, files, findings: [...onePerMessage(findings), ...forced.findings] };
}

function formats(name: string, captions: readonly Caption[], { plan }: PlannedFilm, forced = false) {
  return [
    { name: `${name}.vtt`, text: formatVtt(captions, plan.language, forced ? 'subtitles' : 'captions') },
    { name: `${name}.srt`, text: formatSrt(captions) },
    { name: `${name}.ttml`, text: formatImsc(captions, plan.language, { forced }) },
  ];
}

function heardScenes({ plan, sets }: PlannedFilm) {
  return plan.scenes.map((scene) => {
    const set = sets.sets.find(({ id }) => id === scene.set)!;
    return { scene: scene.id, place: layersOf(placeOf(scene, set)), mood: scene.mood };
  });
}

/** What happens in the shots, in film time. */
function heardEvents({ plan }: PlannedFilm, performances: Performances): StageEvent[] {
  const { shots } = filmTimes(plan);
  return plan.shots.flatMap(({ id, duration }) => {
    const start: Flicks = shots.get(id)!;
    const events = performances.get(id)?.performance.events ?? [];
    return events
      .filter(({ time }) => time >= 0 && time < duration)
      .map((event) => ({ ...event, time: start + event.time }));
  });
}

/** A character's name as the cast has it, for who a caption's speaker is. */
function nameOf({ cast }: PlannedFilm, speaker: string): string {
  return cast.characters.find(({ id, name }) => id === speaker || name === speaker)?.name ?? speaker;
}

function onePerMessage(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ message }, index) => findings.findIndex((other) => other.message === message) === index);
}
