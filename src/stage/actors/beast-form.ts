import type { Creature } from '../../film/index.ts';
import { type HeadPlan, headPlan, type QuadrupedPlan } from './creature-measure.ts';
import { jointAt, type Rig } from './rig.ts';
import { add, bump, clamp, cross, curve, mix, normalise, smoothstep, subtract, type Triple } from './vector.ts';

/** A cut through body or head: points of its upper and lower edge in the middle plane, [y, z], half its width, and its pear shape. */
type Section = { top: [number, number]; bottom: [number, number]; wide: number; pear: number };

/**
 * The form of a four-legged beast: one skin from the rump to the tip of the nose, drawn by the profile of its upper and lower
 * edge and by its width. `s` runs from 0 at the rump over `head`, where the head begins, to 1 at the nose. Lengths in metres.
 */
export type BeastForm = {
  /** Where the head's own sections begin. */
  head: number;
  /** A point of the skin at `s` and an angle from above turning to the left. */
  skin: (s: number, angle: number, fringe?: number) => Triple;
  /** The angle from above at which upper lip and lower jaw part. */
  seam: (s: number) => number;
  /** How far a place is on the lower jaw's side of the corner of the mouth, 0 to 1. */
  open: (s: number) => number;
  /** From a place in head shares (depth z, height y) to the skin on the left, with its normal. */
  onSide: (z: number, y: number) => { at: Triple; normal: Triple; s: number };
  /** A point in head shares about the head's joint. */
  onHead: (point: Triple) => Triple;
  size: number;
  plan: HeadPlan;
  /** `s` of the sections of the head, from the nape to the tip of the nose. */
  headKnots: number[];
};

/** The form of a beast with this design and skeleton. */
export function beastForm(creature: Creature, plan: QuadrupedPlan, rig: Rig): BeastForm {
  const h = creature.height;
  const joint = jointAt(rig, 'head');
  const size = plan.head * h;
  const head = headPlan(plan);
  const sections = [
    ...trunkSections(plan, h),
    ...head.sections.map(
      ([zt, yt, zb, yb, wide, pear]): Section => ({
        top: [joint[1] + yt * size, joint[2] + zt * size],
        bottom: [joint[1] + yb * size, joint[2] + zb * size],
        wide: wide * size,
        pear,
      }),
    ),
  ];
  const first = sections.length - head.sections.length;
  sections.splice(first, 0, neckSection(sections[first - 1]!, sections[first]!, plan, h));
  return formOf(sections, first + 1, joint, size, head);
}

function formOf(sections: Section[], first: number, joint: Triple, size: number, plan: HeadPlan): BeastForm {
  const last = sections.length - 1;
  const through = (value: (section: Section) => number) =>
    curve(sections.map((section, i) => [i / last, value(section)] as const));
  const [ty, tz, by, bz] = [
    through(({ top }) => top[0]),
    through(({ top }) => top[1]),
    through(({ bottom }) => bottom[0]),
    through(({ bottom }) => bottom[1]),
  ];
  const wide = through((section) => section.wide);
  const pear = through((section) => section.pear);
  const skin = (s: number, angle: number, fringe = 1): Triple => {
    const up = Math.cos(angle);
    const share = (1 + up * fringe) / 2;
    return [
      Math.sin(angle) * wide(s) * (1 - pear(s) * up) * fringe,
      mix(by(s), ty(s), share),
      mix(bz(s), tz(s), share),
    ];
  };
  const head = first / last;
  const lips = curve(plan.mouth.map(([z, y]) => [z, y] as const));
  const corner = plan.mouth[0]![0];
  const open = (s: number) => {
    if (s < head) return 0;
    return smoothstep(corner - 0.02, corner + 0.1, (mix(bz(s), tz(s), 0.4) - joint[2]) / size);
  };
  const seam = (s: number) => {
    const rest = 1.95;
    if (s < head) return rest;
    const z = (mix(bz(s), tz(s), 0.35) - joint[2]) / size;
    const line = joint[1] + lips(z) * size;
    const share = clamp((line - by(s)) / (ty(s) - by(s)), 0.12, 0.8);
    return mix(rest, Math.acos(2 * share - 1), smoothstep(corner - 0.45, corner - 0.1, z));
  };
  const onSide = (z: number, y: number) => {
    let best = { distance: Number.POSITIVE_INFINITY, s: 0, angle: 0 };
    for (let i = 0; i <= 60; i++) {
      const s = mix(head, 1, i / 60);
      for (let j = 0; j <= 40; j++) {
        const angle = (j / 40) * Math.PI;
        const [, py, pz] = skin(s, angle);
        const distance = Math.hypot((py - joint[1]) / size - y, (pz - joint[2]) / size - z);
        if (distance < best.distance) best = { distance, s, angle };
      }
    }
    const at = skin(best.s, best.angle);
    const along = subtract(skin(Math.min(1, best.s + 0.02), best.angle), skin(best.s - 0.02, best.angle));
    const around = subtract(skin(best.s, best.angle + 0.08), skin(best.s, best.angle - 0.08));
    const normal = normalise(cross(around, along));
    return { at, normal: normal[0] < 0 ? (normal.map((value) => -value) as Triple) : normal, s: best.s };
  };
  return {
    head,
    skin,
    seam,
    open,
    onSide,
    onHead: (point) => add(joint, point.map((value) => value * size) as Triple),
    size,
    plan,
    headKnots: sections.slice(first).map((_, i) => (first + i) / last),
  };
}

/** Rump, loin, ribs, shoulders and the base of the neck. */
function trunkSections(plan: QuadrupedPlan, h: number): Section[] {
  const half = plan.body / 2;
  const [rump, loin, withers] = plan.back as [number, number, number];
  const { width: w, depth: d, tuck } = plan;
  const hump = plan.marking === 'camel' ? 0.3 : 0;
  const rows: [number, number, number, number, number][] = [
    [-1.2, rump - 0.2, -1.2, rump - 0.24, 0.02],
    [-1.15, rump - 0.1, -1.18, rump - 0.2 - d * 0.55, w * 0.52],
    [-0.98, rump - 0.005, -1.02, rump - d * 1.65, w * 0.9],
    [-0.58, mix(rump, loin, 0.45) + hump * 0.35, -0.6, rump - d * (1.95 - tuck * 1.4), w * 0.98],
    [-0.12, loin + hump, -0.14, loin - d * (2.02 - tuck * 1.2), w * 0.98],
    [0.34, mix(loin, withers, 0.6) + hump * 0.2, 0.36, loin - d * 2.18, w * 1.04],
    [0.74, withers, 0.84, withers - d * 2.25, w * 0.98],
    [0.98, withers - 0.01, 1.2, withers - d * 1.75, Math.max(w * 0.8, plan.neckThick)],
  ];
  return rows.map(([zt, yt, zb, yb, wide]) => ({
    top: [yt * h, zt * half * h],
    bottom: [yb * h, zb * half * h],
    wide: wide * h,
    pear: 0.06,
  }));
}

/** The middle of the neck: halfway, as thick as the design says. */
function neckSection(base: Section, nape: Section, plan: QuadrupedPlan, h: number): Section {
  const middle = (i: number) => (base.top[i]! + base.bottom[i]! + nape.top[i]! + nape.bottom[i]!) / 4;
  const way = [0, 1].map((i) => base.top[i]! + nape.top[i]! - base.bottom[i]! - nape.bottom[i]!);
  const long = Math.hypot(...way);
  const thick = plan.neckThick * (0.55 + 0.5 * plan.neckTall) * h;
  const crest = 1 + (plan.mane > 0 ? 0.12 : 0);
  const edge = (by: number): [number, number] => [middle(0) + (way[0]! / long) * by, middle(1) + (way[1]! / long) * by];
  return { top: edge(thick * crest), bottom: edge(-thick), wide: plan.neckThick * h, pear: 0 };
}

/** How far the neck has become head at `s`, 0 to 1. */
export const headShare = (form: BeastForm, s: number): number => smoothstep(form.head - 0.03, form.headKnots[2]!, s);

/** A swelling of the skin about the neck: a ruff. */
export const ruffAt = (form: BeastForm, s: number): number => bump(s, form.head - 0.035, 0.06);
