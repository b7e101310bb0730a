import { expect, test } from 'vitest';
import hands from '../../direct/data/hands.json' with { type: 'json' };
import { rigOf } from '../actors/rig.ts';
import { man, staged } from './__fixtures__/staged.ts';
import { handlingsOf } from './handling.ts';
import { perform } from './perform.ts';
import { gripsOf } from './things.ts';

const ground = { groundAt: () => 0, layout: { surface: 'stone' } };

test.each([
  'staff',
  'broom',
  'shovel',
  'spear',
] as const)('a %s stands beside the face, where the director reckons it', (noun) => {
  const actor = { appearance: man, at: [0, 0] as [number, number], facing: 0, actions: [] };
  const staging = {
    ...staged([actor], 2),
    props: [{ id: noun, noun, at: [0, 0] as [number, number], facing: 0, stays: [{ from: 0, actor: 'a' }] }],
  };
  const { values } = perform(staging, ground).tracks.find(({ target }) => target === 'a')!;
  const decoded = new Float32Array(Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0)).buffer);
  const own = staging.actors[0]!;
  const grips = gripsOf(own, { values: decoded, width: rigOf(own.appearance).channels.length });
  const [x, , z] = grips(24).hand(handlingsOf(staging, 'a')[0]!);
  const [right, ahead] = hands.rods[noun] as [number, number];
  expect(Math.abs(-x! / man.height - right)).toBeLessThan(0.04);
  expect(Math.abs(z! / man.height - ahead)).toBeLessThan(0.04);
});
