import type { Person } from '../../film/index.ts';
import dressTable from './data/dress.json' with { type: 'json' };
import table from './data/proportions.json' with { type: 'json' };
import { mix } from './vector.ts';

/** How a style of dress is cut; lengths are shares of the height, `waist` the share of the way from hip to shoulder. */
export type Cut = {
  sleeve: string;
  drop: number;
  hem: number;
  flare: number;
  waist: number;
  collar: string;
  belt: string;
  legs: string;
  open: number;
  tails: number;
  /** How much wider than the body the cloth is; the share of the arm that a short sleeve leaves bare. */
  bulk: number;
  short: number;
};

/** The designed proportions of one person, metres; heights are above the sole. */
export type Measure = {
  height: number;
  /** Chin to crown. */
  head: number;
  chin: number;
  shoulder: number;
  shoulderX: number;
  waist: number;
  hip: number;
  hipX: number;
  knee: number;
  ankle: number;
  upperArm: number;
  foreArm: number;
  hand: number;
  foot: number;
  /** Half width and half depth of the trunk at the chest, and its fullness. */
  chestX: number;
  chestZ: number;
  limb: number;
  belly: number;
  female: boolean;
  child: boolean;
  cut: Cut;
};

/** The proportions of a person: age sets the heads in a height, sex and build the widths. */
export function measure(person: Person): Measure {
  const { height, age, sex } = person;
  const build = table.build[person.build];
  const child = age === 'child';
  const head = height / table.heads[age];
  const chin = height - head;
  const shoulder = chin - 0.3 * head;
  const hip = height * table.hip[age];
  const ankle = 0.045 * height;
  const reach = child ? 0.92 : 1;
  const shoulderX = (child ? table.shoulder.child : table.shoulder[sex]) * height * build.width;
  const chestZ = (sex === 'female' ? 0.062 : 0.066) * height * build.depth;
  return {
    height,
    head,
    chin,
    shoulder,
    shoulderX,
    waist: mix(hip, shoulder, 0.42),
    hip,
    hipX: table.hipWidth[child ? 'child' : sex] * height * build.width,
    knee: mix(ankle, hip, 0.5),
    ankle,
    upperArm: 0.16 * height * reach,
    foreArm: 0.142 * height * reach,
    hand: 0.1 * height * (child ? 0.95 : 1),
    foot: 0.142 * height,
    chestX: shoulderX * 0.86,
    chestZ,
    limb: build.limb * (sex === 'female' ? 0.86 : 1) * height,
    belly: build.belly,
    female: sex === 'female',
    child,
    cut: dressTable[person.dress.style],
  };
}
