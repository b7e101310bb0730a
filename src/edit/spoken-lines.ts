import { type Flicks, filmTimes, linesOf, type Plan, type Screenplay, type VoicedLine } from '../film/index.ts';
import { columnsBefore } from './caption-text.ts';

/** A line of a film as captions need it: plain words, who says them, when in the film; `at` is when a character of it is heard. */
export type Speech = {
  line: string;
  scene: string;
  text: string;
  speaker: string;
  parentheticals: string[];
  offScreen: boolean;
  start: Flicks;
  end: Flicks;
  at(character: number): Flicks;
};

/** The lines of a plan in the order in which they are heard. */
export function spokenLines(plan: Plan, screenplay: Screenplay, voiced: ReadonlyMap<string, VoicedLine>): Speech[] {
  const said = new Map(screenplay.scenes.flatMap(linesOf).map((speech) => [speech.id, speech]));
  const { scenes } = filmTimes(plan);
  const lines = plan.scenes.flatMap((scene) =>
    scene.lines.flatMap((line): Speech[] => {
      const speech = said.get(line.id);
      const text = speech ? plainText(speech.text) : '';
      if (!speech || text === '') return [];
      const start = (scenes.get(scene.id) ?? 0) + line.start;
      return [
        {
          line: line.id,
          scene: scene.id,
          text,
          speaker: speech.character,
          parentheticals: speech.parentheticals ?? [],
          offScreen: line.offScreen,
          start,
          end: start + line.duration,
          at: clockOf(text, start, line.duration, voiced.get(line.id)),
        },
      ];
    }),
  );
  return lines.sort((a, b) => a.start - b.start);
}

/** Words without emphasis, line ends and signs that no caption format can hold. */
export function plainText(text: string): string {
  return text
    .replace(/\[\[[\s\S]*?\]\]/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** When each character of a text is heard: words where their times are known, in proportion to their width between them. */
function clockOf(text: string, start: Flicks, duration: Flicks, voiced: VoicedLine | undefined): Speech['at'] {
  const known = [{ at: 0, time: 0 }, ...knownTimes(text, duration, voiced), { at: text.length, time: duration }];
  const columns = columnsBefore(text);
  return (character) => {
    const after = Math.max(
      1,
      known.findIndex(({ at }) => at >= character),
    );
    const [a, b] = [known[after - 1]!, known[after]!];
    const whole = columns[b.at]! - columns[a.at]!;
    const share = whole === 0 ? 1 : (columns[character]! - columns[a.at]!) / whole;
    return start + Math.round(a.time + (b.time - a.time) * share);
  };
}

/** How far ahead a word that was voiced is looked for in the text. */
const reach = 24;

function knownTimes(text: string, duration: Flicks, voiced: VoicedLine | undefined): { at: number; time: Flicks }[] {
  const lower = text.toLowerCase();
  const known: { at: number; time: Flicks }[] = [];
  let cursor = 0;
  for (const word of voiced?.words ?? []) {
    const found = lower.indexOf(word.text.toLowerCase(), cursor);
    if (word.text === '' || found < 0 || found - cursor > reach || word.end > duration) continue;
    cursor = found + word.text.length;
    known.push({ at: found, time: word.start }, { at: cursor, time: word.end });
  }
  return known.filter(({ at }) => at > 0 && at < text.length);
}
