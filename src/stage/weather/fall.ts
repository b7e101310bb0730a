import {
  BufferGeometry,
  CustomBlending,
  DoubleSide,
  Float32BufferAttribute,
  GLSL3,
  Mesh,
  OneFactor,
  OneMinusSrcColorFactor,
  ShaderMaterial,
  Vector3,
  ZeroFactor,
} from 'three';
import { random } from '../../film/index.ts';
import type { Atmosphere } from '../look/atmosphere.ts';

/** Screen blending that leaves the line depth in the alpha channel as it is. */
export const screenBlending = {
  blending: CustomBlending,
  blendSrc: OneFactor,
  blendDst: OneMinusSrcColorFactor,
  blendSrcAlpha: ZeroFactor,
  blendDstAlpha: OneFactor,
  transparent: true,
  depthWrite: false,
} as const;

const lampSum = /* glsl */ `
uniform vec4 lamps[6];
uniform vec3 lampColours[6];
uniform float lampGlow;
vec3 lampsAt(vec3 point) {
  vec3 sum = vec3(0.0);
  for (int i = 0; i < 3; i++) {
    vec3 way = lamps[i].xyz - point;
    float squared = dot(way, way);
    float window = max(0.0, 1.0 - squared / (lamps[i].w * lamps[i].w));
    sum += lampColours[i] * (window * window / (0.4 + squared * 0.35));
  }
  return sum * lampGlow;
}`;

/** Drops and flakes live in a box that travels with the camera and wraps round, so that their number is constant. */
const fallVertex = /* glsl */ `
in vec4 seed;
in vec2 corner;
uniform float time;
uniform vec3 wind;
uniform vec3 skyLight;
uniform vec3 box;
uniform float speed;
uniform float lengthShare;
uniform float flakes;
uniform float pixel;
uniform vec3 shelter[2];
${lampSum}
out vec3 vTint;
out vec2 vCorner;
void main() {
  vec3 forward = -vec3(viewMatrix[0][2], viewMatrix[1][2], viewMatrix[2][2]);
  vec3 centre = cameraPosition + forward * box.z * 0.42;
  float own = 0.8 + 0.4 * seed.w;
  vec3 velocity = vec3(wind.x * 1.5, -speed * own, wind.y * 1.5);
  vec3 point = seed.xyz * box + velocity * time;
  point.xz += flakes * vec2(sin(time * 1.1 + seed.w * 40.0), cos(time * 0.9 + seed.x * 40.0)) * 0.35;
  point = centre + mod(point - centre, box) - box * 0.5;
  bool dry = all(greaterThan(point, shelter[0])) && all(lessThan(point, shelter[1]));
  vec3 along = normalize(velocity);
  vec3 view = normalize(cameraPosition - point);
  vec3 side = normalize(cross(along, view));
  float away = distance(point, cameraPosition);
  if (flakes > 0.5) along = cross(view, side);
  float wide = max(mix(0.0028, 0.016 + 0.014 * seed.w, flakes), away * pixel * mix(0.62, 0.9, flakes));
  float tall = mix(lengthShare * own, wide, flakes);
  point += side * corner.x * wide + along * corner.y * tall;
  float thin = mix(0.0028, 0.02, flakes) / wide;
  float near = smoothstep(0.35, 1.4, away);
  vec3 tint = skyLight * 0.9 + 0.05 + lampsAt(point) * 0.5;
  vTint = sqrt(tint) * near * mix(0.16 + 0.34 * clamp(thin * 1.6, 0.0, 1.0), 0.85 * clamp(thin * 2.0, 0.25, 1.0), flakes) * (1.0 - smoothstep(box.z * 0.5, box.z * 0.9, away) * 0.6);
  vCorner = corner;
  gl_Position = dry ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * viewMatrix * vec4(point, 1.0);
}`;

const fallFragment = /* glsl */ `
precision highp float;
in vec3 vTint;
in vec2 vCorner;
uniform float flakes;
out vec4 picture;
void main() {
  float shape = mix((1.0 - vCorner.x * vCorner.x) * (1.0 - vCorner.y * vCorner.y), smoothstep(1.0, 0.4, length(vCorner)), flakes);
  picture = vec4(vTint * shape, 0.0);
}`;

function cards(count: number, seedText: string): BufferGeometry {
  const source = random(seedText);
  const seeds: number[] = [];
  const corners: number[] = [];
  const indices: number[] = [];
  for (let index = 0; index < count; index++) {
    const seed = [source(), source(), source(), source()];
    for (const corner of [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ]) {
      seeds.push(...seed);
      corners.push(...corner);
    }
    const first = index * 4;
    indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('seed', new Float32BufferAttribute(seeds, 4));
  geometry.setAttribute('corner', new Float32BufferAttribute(corners, 2));
  geometry.setAttribute('position', new Float32BufferAttribute(new Float32Array(count * 12), 3));
  geometry.setIndex(indices);
  return geometry;
}

/** Two corners of a box, the lower first, metres. */
export type Shelter = readonly [Vector3, Vector3];

const openAir: Shelter = [new Vector3(), new Vector3()];

/** Rain or snow as the camera sees it: `count` drops in a box about 22 m deep, none of them inside `shelter`. */
export function createFall(
  kind: 'rain' | 'storm' | 'snow',
  count: number,
  atmosphere: Atmosphere,
  pictureHeight: number,
  shelter: Shelter = openAir,
): Mesh {
  const snow = kind === 'snow';
  const { time, wind, skyLight, lamps, lampColours, lampGlow } = atmosphere;
  const material = new ShaderMaterial({
    name: kind,
    glslVersion: GLSL3,
    uniforms: {
      time,
      wind,
      skyLight,
      lamps,
      lampColours,
      lampGlow,
      box: { value: new Vector3(22, 12, 22) },
      speed: { value: snow ? 1.1 : kind === 'storm' ? 12 : 9.5 },
      lengthShare: { value: kind === 'storm' ? 0.3 : 0.22 },
      flakes: { value: snow ? 1 : 0 },
      pixel: { value: 1 / pictureHeight },
      shelter: { value: shelter },
    },
    vertexShader: fallVertex,
    fragmentShader: fallFragment,
    side: DoubleSide,
    ...screenBlending,
  });
  const mesh = new Mesh(cards(count, `fall/${kind}`), material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 1200;
  mesh.name = 'weather';
  return mesh;
}

const splashVertex = /* glsl */ `
in vec4 seed;
in vec2 corner;
uniform float time;
uniform vec3 skyLight;
uniform float pixel;
${lampSum}
out vec3 vTint;
out vec2 vCorner;
out float vAge;
void main() {
  float beat = time * (1.6 + fract(seed.w * 7.0)) + seed.w * 13.0;
  vAge = fract(beat);
  float turn = floor(beat);
  vec3 point = seed.xyz + vec3(fract(sin(turn * 12.9 + seed.w * 78.2) * 437.5) - 0.5, 0.0, fract(sin(turn * 39.3 + seed.w * 11.1) * 437.5) - 0.5) * 0.7;
  float size = 0.02 + 0.075 * vAge;
  float away = distance(point, cameraPosition);
  point.xz += corner * max(size, away * pixel);
  vTint = sqrt(skyLight * 0.9 + 0.04 + lampsAt(point) * 0.9) * (1.0 - vAge) * 0.55 * (1.0 - smoothstep(10.0, 24.0, away));
  vCorner = corner;
  gl_Position = projectionMatrix * viewMatrix * vec4(point, 1.0);
}`;

const splashFragment = /* glsl */ `
precision highp float;
in vec3 vTint;
in vec2 vCorner;
in float vAge;
out vec4 picture;
void main() {
  float away = length(vCorner);
  float ring = smoothstep(0.3, 0.0, abs(away - 0.7)) + smoothstep(0.35, 0.0, away) * smoothstep(0.25, 0.0, vAge) * 1.5;
  picture = vec4(vTint * ring, 0.0);
}`;

/** Where drops strike: small crowns of water that flash at random over the given places. */
export function createSplashes(
  places: readonly { area: readonly [number, number, number, number]; height: (x: number, z: number) => number }[],
  count: number,
  atmosphere: Atmosphere,
  pictureHeight: number,
): Mesh {
  const source = random('splashes');
  const geometry = cards(count, 'splash');
  const seeds = geometry.getAttribute('seed');
  for (let index = 0; index < count; index++) {
    const { area, height } = places[index % places.length]!;
    const x = area[0] + (area[2] - area[0]) * source();
    const z = area[1] + (area[3] - area[1]) * source();
    const y = height(x, z) + 0.02;
    for (let corner = 0; corner < 4; corner++) seeds.setXYZ(index * 4 + corner, x, y, z);
  }
  const { time, skyLight, lamps, lampColours, lampGlow } = atmosphere;
  const material = new ShaderMaterial({
    name: 'splashes',
    glslVersion: GLSL3,
    uniforms: { time, skyLight, lamps, lampColours, lampGlow, pixel: { value: 1.2 / pictureHeight } },
    vertexShader: splashVertex,
    fragmentShader: splashFragment,
    side: DoubleSide,
    ...screenBlending,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 1100;
  mesh.name = 'weather';
  return mesh;
}
