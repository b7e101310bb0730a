import { characterNamed } from '../../direct/index.ts';
import { type Flicks, type Language, linesOf, toSeconds, type VoicedLine } from '../../film/index.ts';
import { countSyllables } from '../../language/index.ts';
import type { LineToVoice } from '../../sound/index.ts';
import type { Room } from '../../write/index.ts';
import type { Build } from '../build.ts';
import samples from '../data/pace.json' with { type: 'json' };
import type { PlannedFilm } from '../plan-film.ts';
import { voiceStep } from '../steps/voice.ts';
import { type LongLine, slotsOf, voiceIn } from './dub-lines.ts';
import { directionOf } from './voice-direction.ts';

/** How fast a voice speaks, in syllables a second, and how long it is silent before and after a line, in seconds. */
type Pace = { perSecond: number; ends: number };

/** How much more than fits at its own pace a voice can say hurried, beside what a count of syllables is off. */
const stretch = 1.3;

/** The room that each line of a film has in another language, by its text: the shortest place it has, at the measured pace of the voice that will say it there, as it is directed. */
export async function roomsOf(build: Build, planned: PlannedFilm, language: Language): Promise<Map<string, Room>> {
  const { cast, plan, screenplay } = planned;
  const slots = slotsOf(plan);
  const rooms = new Map<string, Room>();
  for (const line of screenplay.scenes.flatMap(linesOf)) {
    const { id, text, character } = line;
    const speaker = characterNamed(character, cast.characters);
    const slot = slots.get(id);
    if (!speaker || slot === undefined) continue;
    const voice = voiceIn(language, speaker, cast, build.document.film.source.seed);
    const room = roomIn(slot, await paceOf(build, language, { ...directionOf(line), voice }));
    const other = rooms.get(text);
    if (!other || room.syllables < other.syllables) rooms.set(text, room);
  }
  return rooms;
}

/** The room of a shorter wording: as many syllables as the voice has just said in the line's place. */
export function shorterRoom({ speech, duration, slot }: LongLine): Room {
  const count = countSyllables(speech.text);
  const syllables = Math.max(1, Math.min(count - 1, Math.floor((count * slot) / duration)));
  return { seconds: tenths(slot), syllables, limit: syllables };
}

function roomIn(slot: Flicks, { perSecond, ends }: Pace): Room {
  const syllables = Math.max(1, Math.floor((toSeconds(slot) - ends) * perSecond));
  return { seconds: tenths(slot), syllables, limit: Math.max(syllables + 1, Math.floor(syllables * stretch)) };
}

const tenths = (time: Flicks) => Math.round(toSeconds(time) * 10) / 10;

/** The pace of a voice that speaks as a line is directed, measured on two sentences: a sad one is a quarter slower. */
async function paceOf(
  { builder, store }: Build,
  language: Language,
  spoken: Omit<LineToVoice, 'line' | 'text'>,
): Promise<Pace> {
  const text = samples[language];
  const artifact = await builder.build(voiceStep, { ...spoken, line: 'pace', text }, {}, { label: 'pace' });
  const { duration, phones } = await store.json<VoicedLine>(artifact.parts!.voiced!.digest);
  const heard = phones.filter(({ phone }) => phone !== 'pau');
  const seconds = toSeconds(heard.at(-1)!.end - heard[0]!.start);
  return { perSecond: countSyllables(text) / seconds, ends: toSeconds(duration) - seconds };
}
