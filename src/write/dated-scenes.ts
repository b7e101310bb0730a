import { fillSlots, type Hour, type Language, random } from '../film/index.ts';
import { phrasesOf } from './cast-story.ts';
import type { ScenePattern, Story } from './compose.ts';
import data from './data/realism.json' with { type: 'json' };
import type { WrittenScene } from './length.ts';

/** When an hour of the story begins, in minutes of the day. */
const begins: Record<Hour, number> = { dawn: 340, noon: 710, golden: 990, dusk: 1130, night: 1290 };

const wholeDay = 24 * 60;

/**
 * The scenes of what happened: each with its day and time over the picture, the place in the premise that it comes from or the word that
 * it is a reconstruction. Time never runs back.
 */
export function datedScenes(
  story: Story,
  patterns: readonly ScenePattern[],
  scenes: readonly WrittenScene[],
): WrittenScene[] {
  const { premise, seed } = story;
  const { language, text } = premise;
  const { super: dated, reconstructed, source } = data.event;
  const times = timesOf(scenes, language, `${seed}/times`);
  return scenes.map((scene, at) => {
    const told = patterns[at]!.beats.some(
      ({ text: beat, key }) => beat.startsWith('{deed}') || /\/clause-\d/.test(key),
    );
    const superimposed = fillSlots(dated[language], { ...times[at]!, place: placeIn(scene.heading) });
    return {
      ...scene,
      superimposed: told ? superimposed : fillSlots(reconstructed[language], { super: superimposed }),
      ...(told && { source: `${source[language]}: 1:1-1:${text.length}` }),
    };
  });
}

/** The day, counted from 1, and the time of each scene: within the hour of its heading, later than the one before. */
function timesOf(scenes: readonly WrittenScene[], language: Language, seed: string): { day: number; time: string }[] {
  const source = random(seed);
  let [day, now] = [1, 0];
  return scenes.map(({ heading }) => {
    const later = now + 9 + Math.floor(source() * 27);
    const hour = hourIn(heading, language);
    const start = hour === undefined ? later : begins[hour] + Math.floor(source() * 25);
    const same = now > 0 && now >= begins[hour ?? 'dawn'] && now - begins[hour ?? 'dawn'] < 120;
    if (!same && start < now) day += 1;
    now = same ? later : start;
    const minutes = now % wholeDay;
    const two = (value: number) => String(value).padStart(2, '0');
    return { day, time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
  });
}

function hourIn(heading: string, language: Language): Hour | undefined {
  const word = heading.split(' - ').at(-1);
  const hours = Object.entries(phrasesOf({ language }).hours) as [Hour, string][];
  return hours.find(([, name]) => name === word)?.[0];
}

/** The place of a heading that this writer wrote. */
function placeIn(heading: string): string {
  return heading.replace(/^\S+ /u, '').replace(/ - [^-]+$/u, '');
}
