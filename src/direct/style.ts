import type { ShotMovement } from '../film/index.ts';
import { hash } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };

/** A director's hand in one film: small likings that tip the scale between pictures that serve a beat equally well. */
export type Style = {
  /** Sizes closer than usual above 0, wider below. */
  closeness: number;
  /** Likings for shots over the shoulder, for two in one picture, for faces that listen: a lower cost above 0. */
  shoulder: number;
  pairs: number;
  listeners: number;
  /** Factor of the usual focal lengths. */
  lens: number;
  /** Degrees by which cameras stand nearer to the profile than usual, or to the front below 0. */
  profile: number;
  /** Liking for cameras that move. */
  moving: number;
};

const { reach, establishing, closing } = grammar.style;

/** The style of a film, drawn from its title and seed: equal films have equal styles. */
export function styleOf(film: string): Style {
  const draw = (name: keyof typeof reach) => {
    const [low, high] = reach[name] as [number, number];
    return low + ((hash(`${film}/style/${name}`) % 1000) / 999) * (high - low);
  };
  return {
    closeness: draw('closeness'),
    shoulder: draw('shoulder'),
    pairs: draw('pairs'),
    listeners: draw('listeners'),
    lens: draw('lens'),
    profile: draw('profile'),
    moving: draw('moving'),
  };
}

/** How the camera moves in a view of a place: drawn for each scene, quicker in tense ones. */
export function placeMovement(film: string, scene: string, arousal: number, ends: boolean): ShotMovement {
  const list = (ends ? closing : arousal > 0.6 ? establishing.tense : establishing.calm) as ShotMovement[];
  return list[hash(`${film}/${scene}/${ends}`) % list.length]!;
}
