import { type Film, type Hour, hash, type Screenplay } from '../film/index.ts';
import designs from './data/card-designs.json' with { type: 'json' };

/** How the cards of one film are set: a style by its look, colours by its hour and mood, a place by its title. */
export type CardDesign = {
  style: 'engraved' | 'scroll' | 'paper' | 'modern';
  place: 'centre' | 'left' | 'right';
  /** `#rrggbb`. */
  accent: string;
  ground: string;
  deep: string;
  text: string;
};

/** The design of cards that belong to no film. */
export const plainDesign: CardDesign = {
  style: 'engraved',
  place: 'centre',
  ...designs.hours.golden,
  accent: '#d6b26e',
};

/**
 * The design of a film's cards: the look gives the style, the hour in which most scenes play the colours, the words of the
 * script the accent where they are dark, merry or tender, the title its place in the frame. Equal films have equal cards.
 */
export function cardDesign(film: Film, screenplay: Screenplay): CardDesign {
  const title = film.title || screenplay.title || '';
  const style = designs.looks[film.look] as CardDesign['style'];
  const places = ['centre', 'left', 'right'] as const;
  const colours = designs.hours[usualHour(screenplay)];
  const accent = moodAccent(screenplay) ?? colours.accent;
  return { style, place: places[hash(`${title}/${film.source.seed}`) % 3]!, ...colours, accent };
}

function usualHour(screenplay: Screenplay): Hour {
  const hours = screenplay.scenes.flatMap((scene) => scene.heading.hour ?? []);
  const count = (hour: Hour) => hours.filter((other) => other === hour).length;
  return [...hours].sort((a, b) => count(b) - count(a))[0] ?? 'golden';
}

/** The accent of the mood whose words stand most often in the script, twice at least. */
function moodAccent(screenplay: Screenplay): string | undefined {
  const text = screenplay.scenes
    .flatMap((scene) => scene.beats.map((beat) => (beat.kind === 'dialogue' ? beat.speech.text : beat.text)))
    .join('\n')
    .toLowerCase();
  const counted = designs.moods.map(({ accent, en, zh }) => ({
    accent,
    times: [...en.map((word) => `\\b${word}`), ...zh].reduce(
      (sum, word) => sum + (text.match(new RegExp(word, 'gu'))?.length ?? 0),
      0,
    ),
  }));
  const best = counted.sort((a, b) => b.times - a.times)[0]!;
  return best.times >= 2 ? best.accent : undefined;
}
