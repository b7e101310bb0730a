import { parseArgs } from 'node:util';
import { toSeconds } from '../src/film/index.ts';
import { depict } from '../src/language/index.ts';
import { openVocabulary } from '../src/pipeline/dictionary.ts';
import { silentFilm } from '../src/pipeline/sound/__fixtures__/silent-film.ts';
import { onsetsOf } from '../src/sound/__fixtures__/onsets.ts';
import { foley } from '../src/sound/index.ts';
import { writeScreenplay } from '../src/write/index.ts';
import films from './data/sound-films.json' with { type: 'json' };

/**
 * Of ten films, directed and performed without pictures: the share of footsteps, contacts and doors whose onset stands in the effects stem within one
 * frame, by an onset detector that knows nothing of how the stem was made; `chance` is the share of all time that is so near to an onset. And the
 * processor time of the effects for each minute of film.
 */
const { values } = parseArgs({ options: { sensitivity: { type: 'string', default: '3' } } });
const frame = 1 / 24;
const unstruck = new Set(['cloth', 'swish', 'appear', 'wing', 'thunder']);
const { thesaurus } = openVocabulary();
const sum = { events: 0, heard: 0, seconds: 0, near: 0, processor: 0 };
for (const { premise } of films) {
  const language = /\p{Script=Han}/u.test(premise) ? 'zh' : 'en';
  const { text } = writeScreenplay({ premise, language, seed: 1, depiction: depict(premise, { language, thesaurus }) });
  const counts = { events: 0, heard: 0 };
  for (const { events, space, duration } of silentFilm(text, language, 1).scenes) {
    sum.seconds += toSeconds(duration);
    if (events.length === 0) continue;
    const before = process.cpuUsage().user;
    const stem = foley({ events, space, seed: premise });
    sum.processor += (process.cpuUsage().user - before) / 1e6;
    const onsets = onsetsOf(stem, Number(values.sensitivity));
    sum.near += covered(onsets);
    for (const { kind, time } of events) {
      if (unstruck.has(kind)) continue;
      counts.events++;
      if (onsets.some((onset) => Math.abs(onset - toSeconds(time)) <= frame)) counts.heard++;
    }
  }
  sum.events += counts.events;
  sum.heard += counts.heard;
  console.log(`${counts.heard} of ${counts.events}  ${premise}`);
}
console.log(
  `${((100 * sum.heard) / sum.events).toFixed(2)} % of ${sum.events} within one frame; chance ${((100 * sum.near) / sum.seconds).toFixed(0)} %; ` +
    `${((60 * sum.processor) / sum.seconds).toFixed(2)} s of processor time a minute`,
);

/** Seconds that are within one frame of an onset. */
function covered(onsets: readonly number[]): number {
  let until = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (const onset of onsets) {
    total += onset + frame - Math.max(until, onset - frame);
    until = onset + frame;
  }
  return total;
}
