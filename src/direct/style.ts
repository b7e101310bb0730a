import type { Realism, ShotAngle, ShotMovement, ShotPurpose } from '../film/index.ts';
import { hash } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import realisms from './data/realisms.json' with { type: 'json' };

const likings = ['closeness', 'shoulder', 'pairs', 'listeners', 'lens', 'profile', 'moving'] as const;

/** A director's hand in one film: small likings that tip the scale between pictures that serve a beat equally well, and what its realism asks for. */
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
} & Manner;

/** What a realism (data/realisms.json) asks of cameras. */
type Manner = {
  /** How a view of a place moves when it opens a scene, and when it closes one. */
  establishing: { calm: ShotMovement[]; tense: ShotMovement[] };
  closing: ShotMovement[];
  /** Factors of the usual length of shots and of a listener's moment, and over how many slots one shot goes at most. */
  pace: number;
  reaction: number;
  span: number;
  /** Seconds that one shot may be planned to stand where somebody speaks, and where nobody does. */
  longest: { speech: number; silent: number };
  /** Steps of size by which the most important lines are taken wider than as near as can be. */
  reserve: number;
  /** The camera heights that may be taken; things are looked down at all the same. */
  heights: ShotAngle[];
  /** Cameras that stand unless somebody walks, that creep in on people, or that do what each picture asks. */
  moves: 'still' | 'creeping' | 'usual';
  /** How much more than usual crossing the line between two costs. */
  strict: number;
  /** Degrees by which the horizon leans where it is tense. */
  tilt: number;
  /** Several are taken with long lenses as well. */
  afar: boolean;
  /** Others are seen from where the film's mind stands. */
  subjective: boolean;
  /** What pictures of a purpose cost more, or less. */
  purposes: Partial<Record<ShotPurpose, number>>;
};

type Reach = Record<(typeof likings)[number], [number, number]>;

const { longest } = grammar;
const { reach, establishing, closing } = grammar.style;

const usual = {
  ...{
    reach,
    establishing,
    closing,
    longest,
    pace: 1,
    reaction: 1,
    span: 4,
    moves: 'usual',
    tilt: 0,
    strict: 1,
    reserve: 0,
    afar: false,
    subjective: false,
  },
  heights: ['eye', 'low', 'high', 'overhead', 'dutch'],
  purposes: {},
} as unknown as Manner & { reach: Reach };

/** The style of a film, drawn from its title and seed within what its realism asks for: equal films have equal styles. */
export function styleOf(film: string, realism?: Realism): Style {
  const { reach: own, ...manner } = realism ? (realisms[realism] as unknown as typeof usual) : usual;
  const draw = (name: (typeof likings)[number]) => {
    const [low, high] = own[name];
    return low + ((hash(`${film}/style/${name}`) % 1000) / 999) * (high - low);
  };
  return {
    ...manner,
    ...(Object.fromEntries(likings.map((name) => [name, draw(name)])) as Record<keyof Reach, number>),
  };
}

/** How the camera moves in a view of a place: drawn for each scene, quicker in tense ones. */
export function placeMovement(
  { establishing: opens, closing: closes }: Style,
  film: string,
  scene: string,
  arousal: number,
  ends: boolean,
): ShotMovement {
  const list = ends ? closes : arousal > 0.6 ? opens.tense : opens.calm;
  return list[hash(`${film}/${scene}/${ends}`) % list.length]!;
}
