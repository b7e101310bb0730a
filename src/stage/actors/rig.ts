import type { Creature, Person } from '../../film/index.ts';
import { creatureRig } from './creature-rig.ts';
import { personRig } from './person-rig.ts';
import type { Triple } from './vector.ts';

/** A joint: its place in the bind pose, in actor space (metres; +z ahead, +y up, +x to the actor's left), unrotated. */
export type Bone = { name: string; parent: number; at: Triple };

/** A row of bones that hangs and swings: cloth, hair, a tail. */
export type Chain = {
  kind: 'skirt' | 'sleeve' | 'hair' | 'sash' | 'tail' | 'mane';
  bones: number[];
  /** Bind place of the end of the last bone. */
  tip: Triple;
  /** Pull to the bind shape, 0 to 1. */
  stiffness: number;
  /** Share of the speed lost in a sixtieth of a second. */
  drag: number;
  /** Pull downwards relative to the stiffness. */
  gravity: number;
  /** How far wind moves it, 0 to 1. */
  wind: number;
};

/** A skeleton in its bind pose. */
export type Rig = { bones: Bone[]; index: Record<string, number>; chains: Chain[]; channels: string[] };

/** Where a named joint is in the bind pose, metres in actor space. */
export function jointAt({ bones, index }: Pick<Rig, 'bones' | 'index'>, name: string): Triple {
  return bones[index[name]!]!.at;
}

/** What `buildRig` collects bones in. */
export type RigBuilder = {
  bone: (name: string, parent: string | undefined, at: Triple) => number;
  chain: (name: string, parent: string, points: Triple[], settings: Omit<Chain, 'bones' | 'tip'>) => void;
  readonly bones: Bone[];
  readonly index: Record<string, number>;
  readonly chains: Chain[];
};

export function createRigBuilder(): RigBuilder {
  const bones: Bone[] = [];
  const index: Record<string, number> = {};
  const chains: Chain[] = [];
  const bone = (name: string, parent: string | undefined, at: Triple) => {
    index[name] = bones.length;
    bones.push({ name, parent: parent === undefined ? -1 : index[parent]!, at });
    return bones.length - 1;
  };
  const chain: RigBuilder['chain'] = (name, parent, points, settings) => {
    const own = points.slice(0, -1).map((at, i) => bone(`${name}${i + 1}`, i === 0 ? parent : `${name}${i}`, at));
    chains.push({ bones: own, tip: points.at(-1)!, ...settings });
  };
  return { bones, index, chains, bone, chain };
}

/** Channels of the face, weights from 0 to 1 except the gaze, which is in radians (x to the actor's left, y up). */
export const faceChannels: readonly string[] = [
  ...['PP', 'FF', 'TH', 'DD', 'kk', 'CH', 'SS', 'nn', 'RR', 'aa', 'E', 'ih', 'oh', 'ou'].map(
    (name) => `viseme.${name}`,
  ),
  ...['joy', 'sadness', 'anger', 'fear', 'surprise', 'disgust', 'tenderness'].map((name) => `emotion.${name}`),
  'blink.left',
  'blink.right',
  'gaze.x',
  'gaze.y',
  'brow',
];

/**
 * The channels of an actor with this skeleton, in the order in which a track holds them: `present`, the root's place
 * (metres) and yaw (radians), the offset of the first bone from its bind place, a local unit quaternion for every bone, the face.
 */
export function channelsOf(bones: readonly Bone[]): string[] {
  return [
    'present',
    'root.x',
    'root.y',
    'root.z',
    'root.yaw',
    'hips.x',
    'hips.y',
    'hips.z',
    ...bones.flatMap(({ name }) => [`${name}.qx`, `${name}.qy`, `${name}.qz`, `${name}.qw`]),
    ...faceChannels,
  ];
}

/** Where the first bone's quaternion stands in the channels. */
export const firstQuaternion = 8;

/** The skeleton of an appearance. */
export function rigOf(appearance: Person | Creature): Rig {
  const { bones, index, chains } = appearance.kind === 'person' ? personRig(appearance) : creatureRig(appearance);
  return { bones, index, chains, channels: channelsOf(bones) };
}
