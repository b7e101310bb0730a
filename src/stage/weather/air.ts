import {
  BufferGeometry,
  CustomBlending,
  DoubleSide,
  Float32BufferAttribute,
  GLSL3,
  type IUniform,
  Mesh,
  OneFactor,
  OneMinusSrcAlphaFactor,
  ShaderMaterial,
  type Texture,
} from 'three';
import type { Atmosphere } from '../look/atmosphere.ts';
import { depthFunction } from '../look/shader-parts.ts';
import type { Halo, MistSheet, SetModel } from '../sets/model.ts';
import { screenBlending } from './fall.ts';

/** What air meshes read of the drawn scene: its picture with the line depth in alpha, and its texels to one of theirs. */
export type AirBackdrop = { picture: IUniform<Texture | null>; share: IUniform<number> };

/**
 * Air is drawn after the scene, smaller, into a picture of its own: light added to and taken from what lies behind, both
 * multiplied in. It ends softly where things stand in it (T. Lorach, Soft Particles, NVIDIA 2007).
 */
const airBlending = {
  blending: CustomBlending,
  blendSrc: OneFactor,
  blendDst: OneMinusSrcAlphaFactor,
  transparent: true,
  depthTest: false,
  depthWrite: false,
} as const;

const clearFunction = /* glsl */ `
${depthFunction}
uniform sampler2D picture;
uniform float share;
float clearTo(float inverseDepth) {
  float behind = texelFetch(picture, ivec2(gl_FragCoord.xy * share), 0).a;
  return clamp((behind - lineDepth(1.0 / inverseDepth)) * 125.0 + 0.5, 0.0, 1.0);
}`;

const corners = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

function quads(
  count: number,
  attributes: Record<string, { size: number; of: (index: number) => readonly number[] }>,
): BufferGeometry {
  const geometry = new BufferGeometry();
  const fill = (size: number, of: (index: number, corner: number) => readonly number[]) => {
    const values: number[] = [];
    for (let index = 0; index < count; index++)
      for (let corner = 0; corner < 4; corner++) values.push(...of(index, corner));
    return new Float32BufferAttribute(values, size);
  };
  geometry.setAttribute(
    'corner',
    fill(2, (_, corner) => corners[corner]!),
  );
  for (const [name, { size, of }] of Object.entries(attributes)) geometry.setAttribute(name, fill(size, of));
  geometry.setIndex(
    Array.from({ length: count }, (_, index) => [0, 1, 2, 0, 2, 3].map((part) => index * 4 + part)).flat(),
  );
  return geometry;
}

function displayColour(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** The glow of lamps in damp air: discs that face the camera and flicker a little. */
export function createHalos(halos: readonly Halo[], atmosphere: Atmosphere): Mesh {
  const geometry = quads(halos.length, {
    position: { size: 3, of: (index) => halos[index]!.position },
    glow: {
      size: 4,
      of: (index) => [
        ...displayColour(halos[index]!.colour).map((part) => part * halos[index]!.strength),
        halos[index]!.size,
      ],
    },
  });
  const { time, lampGlow, wetness } = atmosphere;
  const material = new ShaderMaterial({
    name: 'halos',
    glslVersion: GLSL3,
    uniforms: { time, lampGlow, wetness },
    vertexShader: /* glsl */ `
      in vec2 corner;
      in vec4 glow;
      uniform float time;
      uniform float lampGlow;
      uniform float wetness;
      out vec2 vCorner;
      out vec3 vGlow;
      void main() {
        vec4 eye = modelViewMatrix * vec4(position, 1.0);
        float flicker = 0.94 + 0.06 * sin(time * 9.0 + position.x * 7.0) * sin(time * 5.3 + position.z * 3.0);
        eye.xy += corner * glow.w * (0.9 + 0.25 * wetness) * 0.5;
        eye.z += 0.25;
        vCorner = corner;
        vGlow = glow.rgb * flicker * min(lampGlow, 1.3) * (0.8 + 0.3 * wetness);
        gl_Position = projectionMatrix * eye;
      }`,
    fragmentShader: /* glsl */ `
      precision highp float;
      in vec2 vCorner;
      in vec3 vGlow;
      out vec4 picture;
      void main() {
        float away = dot(vCorner, vCorner);
        float core = max(0.0, 1.0 - away);
        picture = vec4(vGlow * core * core * (0.35 + 0.65 * core * core * core), 0.0);
      }`,
    ...screenBlending,
  });
  return named(new Mesh(geometry, material), 1000);
}

/** Banks of mist that drift: upright sheets between the planes of the picture. */
export function createMist(
  sheets: readonly MistSheet[],
  strength: number,
  atmosphere: Atmosphere,
  backdrop: AirBackdrop,
): Mesh {
  const geometry = quads(sheets.length, {
    position: { size: 3, of: (index) => sheets[index]!.position },
    sheet: {
      size: 3,
      of: (index) => [sheets[index]!.width, sheets[index]!.height, sheets[index]!.strength * strength],
    },
  });
  const { time, noise, fogColour, fogGlow, fogGlowDirection } = atmosphere;
  const material = new ShaderMaterial({
    name: 'mist',
    glslVersion: GLSL3,
    uniforms: { ...backdrop, time, noise, fogColour, fogGlow, fogGlowDirection },
    vertexShader: /* glsl */ `
      in vec2 corner;
      in vec3 sheet;
      uniform vec3 fogColour;
      uniform vec3 fogGlow;
      uniform vec3 fogGlowDirection;
      out vec3 vPlace;
      out vec3 vTint;
      out float vStrength;
      void main() {
        vec3 right = normalize(vec3(viewMatrix[0][0], 0.0, viewMatrix[2][0]));
        vec3 world = position + right * corner.x * sheet.x * 0.5 + vec3(0.0, (corner.y * 0.5 + 0.5) * sheet.y, 0.0);
        float away = distance(position, cameraPosition);
        vPlace = vec3(corner, position.x + position.z * 0.37 + corner.x * sheet.x * 0.06);
        float towards = max(0.0, dot(normalize(world - cameraPosition), fogGlowDirection));
        vTint = mix(fogColour, fogGlow, 0.3 + 0.5 * towards * towards);
        vStrength = sheet.z * smoothstep(4.0, 14.0, away);
        gl_Position = vStrength < 0.003 ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * viewMatrix * vec4(world, 1.0);
      }`,
    fragmentShader: /* glsl */ `
      precision highp float;
      ${clearFunction}
      uniform sampler2D noise;
      uniform float time;
      in vec3 vPlace;
      in vec3 vTint;
      in float vStrength;
      out vec4 air;
      void main() {
        float y = vPlace.y * 0.5 + 0.5;
        float wisp = texture(noise, vec2(vPlace.z * 0.09 + time * 0.006, y * 0.22 + vPlace.z * 0.013)).r;
        float shape = smoothstep(0.0, 0.12, y) * smoothstep(1.0, 0.15, y + wisp * 0.35) * (1.0 - vPlace.x * vPlace.x);
        float amount = shape * vStrength * (0.35 + 0.8 * wisp) * clearTo(gl_FragCoord.w);
        air = vec4(vTint * amount, amount);
      }`,
    ...airBlending,
  });
  return named(new Mesh(geometry, material), 950);
}

/** Beams of light from openings, seen in the dust of a room. */
export function createShafts(
  shafts: SetModel['shafts'],
  direction: readonly [number, number, number],
  colour: readonly [number, number, number],
  atmosphere: Atmosphere,
  backdrop: AirBackdrop,
): Mesh {
  const positions: number[] = [];
  const fades: number[] = [];
  const indices: number[] = [];
  for (const shaft of shafts) {
    const ends = shaft.from.map((at) => at.map((part, axis) => part - direction[axis]! * shaft.length));
    const pairs: [number, number][] = [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
      [0, 2],
      [1, 3],
    ];
    for (const [first, second] of pairs) {
      const base = positions.length / 3;
      positions.push(...shaft.from[first]!, ...shaft.from[second]!, ...ends[second]!, ...ends[first]!);
      fades.push(shaft.strength, 0, shaft.strength, 1, 0, 1, 0, 0);
      indices.push(base, base + 1, base + 2, base, base + 2, base + 3);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  geometry.setAttribute('fade', new Float32BufferAttribute(fades, 2));
  geometry.setIndex(indices);
  const { noise, time } = atmosphere;
  const material = new ShaderMaterial({
    name: 'shafts',
    glslVersion: GLSL3,
    uniforms: { ...backdrop, noise, time, tint: { value: [...colour] } },
    vertexShader: /* glsl */ `
      in vec2 fade;
      out vec2 vFade;
      out vec3 vWorld;
      void main() {
        vFade = fade;
        vWorld = position;
        gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: /* glsl */ `
      precision highp float;
      ${clearFunction}
      uniform sampler2D noise;
      uniform float time;
      uniform vec3 tint;
      in vec2 vFade;
      in vec3 vWorld;
      out vec4 air;
      void main() {
        float dust = texture(noise, vWorld.xy * 0.21 + vec2(time * 0.008, vWorld.z * 0.17)).r;
        float across = vFade.y * (1.0 - vFade.y) * 4.0;
        vec3 light = tint * (vFade.x * across * (0.35 + 0.75 * dust) * clearTo(gl_FragCoord.w));
        air = vec4(light, dot(light, vec3(0.3333)));
      }`,
    side: DoubleSide,
    ...airBlending,
  });
  return named(new Mesh(geometry, material), 1010);
}

function named(mesh: Mesh, order: number): Mesh {
  mesh.frustumCulled = false;
  mesh.renderOrder = order;
  mesh.name = 'weather';
  return mesh;
}
