import { CylinderGeometry, type Group, MathUtils, Mesh, type Object3D, Quaternion, Vector3 } from 'three';
import { flicksPerSecond, type ThingSound } from '../../film/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { paint } from './build-prop.ts';
import liquids from './data/liquids.json' with { type: 'json' };

type Triple = [number, number, number];
type Vessel = { spout: Triple; about: Triple; tilt: number; colour: string };

/** A vessel that is poured from: `tip` leans it at a time (flicks) and lets its stream fall into the cup at a place, or a little way. */
export type Pouring = { stream: Mesh; tip(time: number, cup: Vector3 | undefined): void };

/** Metres that a stream falls which no cup is under, and how far off a cup may be that it falls into. */
const fall = 0.24;
const reach = 0.9;

/** Metres that a spout is over the cup, and how far the vessel leaves the hand for it at most. */
const least = 0.13;
const stray = 0.12;

/** Seconds in which a vessel leans and comes up again. */
const lean = 0.35;

/** Makes ready the stream of a thing that is poured from; undefined where it is no vessel. */
export function createPouring(
  thing: Group,
  noun: string,
  sounds: readonly ThingSound[],
  materials: MaterialFactory,
): Pouring | undefined {
  const vessel = (liquids.vessels as unknown as Record<string, Vessel>)[noun];
  const times = sounds.filter(({ kind }) => kind === 'pour').map(({ time }) => time);
  if (!vessel || times.length === 0) return undefined;
  const shape = new CylinderGeometry(0.008, 0.005, 1, 6).translate(0, -0.5, 0);
  paint(shape, vessel.colour);
  const stream = new Mesh(shape, materials.surface({ role: 'skin', vertexColours: true, doubleSided: true }));
  stream.visible = false;
  return { stream, tip: (time, cup) => pour(thing, stream, vessel, shareAt(times, time), cup) };
}

/** How far a vessel is leaned at a time, 0 to 1. */
function shareAt(times: readonly number[], time: number): number {
  const since = times
    .map((start) => (time - start) / flicksPerSecond)
    .find((own) => own >= -lean && own <= liquids.pours);
  if (since === undefined) return 0;
  return MathUtils.smoothstep(since, -lean, 0) * (1 - MathUtils.smoothstep(since, liquids.pours - lean, liquids.pours));
}

/** Leans a vessel with its spout over the cup, from where the hand holds it, and lets the stream fall. */
function pour(thing: Group, stream: Object3D, vessel: Vessel, share: number, cup: Vector3 | undefined): void {
  stream.visible = thing.visible && share > 0.9;
  if (share === 0) return;
  const about = new Vector3(...vessel.about).multiply(thing.scale);
  const held = about.clone().applyQuaternion(thing.quaternion).add(thing.position);
  const near = cup && cup.distanceTo(held) < reach ? cup : undefined;
  if (near) {
    const yaw = Math.atan2(held.z - near.z, near.x - held.x);
    thing.quaternion.slerp(new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), yaw), share);
  }
  thing.quaternion.multiply(
    new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), -share * MathUtils.degToRad(vessel.tilt)),
  );
  thing.position.copy(held).sub(about.applyQuaternion(thing.quaternion));
  const spout = new Vector3(...vessel.spout)
    .multiply(thing.scale)
    .applyQuaternion(thing.quaternion)
    .add(thing.position);
  if (near) {
    const way = near
      .clone()
      .setY(Math.max(spout.y, near.y + least))
      .sub(spout)
      .clampLength(0, stray)
      .multiplyScalar(share);
    thing.position.add(way);
    spout.add(way);
  }
  const under = near && near.y < spout.y ? near : spout.clone().setY(spout.y - fall);
  stream.position.copy(spout);
  stream.scale.set(1, spout.distanceTo(under), 1);
  stream.quaternion.setFromUnitVectors(new Vector3(0, -1, 0), under.clone().sub(spout).normalize());
}
