import { GLSL3, Matrix4, Mesh, PlaneGeometry, ShaderMaterial, type Texture, Vector2, Vector3 } from 'three';
import type { Atmosphere } from '../look/atmosphere.ts';
import { depthFunction, fogFunction } from '../look/shader-parts.ts';
import type { Water } from '../sets/model.ts';

const vertex = /* glsl */ `
${fogFunction}
uniform float time;
uniform float waves;
out vec3 vWorld;
out vec4 vFog;
out float vDepth;
uniform mat4 mirrorMatrix;
out vec4 vClip;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  float near = 1.0 - smoothstep(20.0, 120.0, distance(world.xyz, cameraPosition));
  world.y += waves * waves * near * (sin(world.z * 0.55 + time * 1.3) * 0.22 + sin(world.x * 0.33 + world.z * 0.21 + time * 0.9) * 0.25);
  vWorld = world.xyz;
  vFog = fogTo(world.xyz);
  gl_Position = projectionMatrix * viewMatrix * world;
  vDepth = gl_Position.w;
  vClip = mirrorMatrix * vec4(world.x, position.y, world.z, 1.0);
}`;

const fragment = /* glsl */ `
precision highp float;
${depthFunction}
uniform sampler2D noise;
uniform sampler2D mirror;
uniform float time;
uniform float waves;
uniform float rain;
uniform float flash;
uniform vec2 flow;
uniform vec3 deep;
uniform vec3 skyLight;
uniform vec3 fogGlow;
uniform vec4 fog;
uniform vec3 fogColour;
uniform vec3 fogGlowDirection;
in vec3 vWorld;
in vec4 vFog;
in float vDepth;
in vec4 vClip;
out vec4 picture;
vec2 ring(vec2 point, float speed) {
  vec2 cell = floor(point);
  vec4 seed = texture(noise, (cell + 0.5) / 256.0);
  float age = fract(time * speed + seed.a * 7.0 + seed.r);
  vec2 from = fract(point) - (0.3 + 0.4 * seed.gb);
  float away = length(from);
  float wave = sin((away - age * 0.42) * 52.0) * smoothstep(0.07, 0.0, abs(away - age * 0.42)) * (1.0 - age);
  return from / max(away, 0.01) * wave;
}
void main() {
  #if PASS == 1
    picture = vec4(vec3(1.0 - lineDepth(vDepth)), 1.0);
    return;
  #elif PASS == 2
    picture = vec4((viewMatrix * vec4(0.0, 1.0, 0.0, 0.0)).xyz * 0.5 + 0.5, 1.0);
    return;
  #elif PASS == 3
    picture = vec4(0.1, 0.25, 0.4, 1.0);
    return;
  #endif
  vec3 way = vWorld - cameraPosition;
  float away = length(way);
  vec3 view = -way / away;
  vec2 place = vWorld.xz;
  vec4 a = texture(noise, place * vec2(0.045, 0.075) - flow * time * 0.06);
  vec4 b = texture(noise, place * vec2(0.13, 0.21) - flow * time * 0.11 + a.rg * 0.06);
  vec2 bump = (vec2(a.r + b.g, a.g + b.r) - 1.0) * (0.35 + waves);
  float near = 1.0 / (1.0 + away * 0.035);
  for (int struck = rain > 0.01 && away < 26.0 ? 1 : 0; struck > 0; struck--)
    bump += (ring(place * 1.7, 1.6) + ring(place * 2.9 + 7.3, 1.9)) * rain * 1.1 * near;
  vec3 normal = normalize(vec3(bump.x * 0.5, 1.0, bump.y * 0.5));
  float fresnel = 0.1 + 0.9 * pow(1.0 - max(0.0, dot(view, normal)), 3.0);
  vec2 screen = vClip.xy / vClip.w * 0.5 + 0.5;
  vec2 bend = vec2(bump.x * 0.045, bump.y * 0.085) * (0.35 + 0.65 * near);
  vec3 mirrored = texture(mirror, clamp(screen + bend, 0.002, 0.998)).rgb;
  mirrored = mirrored * 0.6 + 0.4 * texture(mirror, clamp(screen + bend * vec2(1.6, 2.4) + vec2(0.0, 0.016), 0.002, 0.998)).rgb;
  vec3 body = deep * (0.55 + 0.9 * sqrt(skyLight)) + flash * 0.1;
  vec3 colour = mix(body, mirrored, clamp(fresnel * 0.96, 0.0, 0.94));
  float crest = smoothstep(0.66, 0.82, b.g * 0.6 + a.g * 0.4);
  colour += fogGlow * crest * 0.1 * (0.4 + waves);
  float foam = smoothstep(0.62, 0.7, b.r) * smoothstep(0.55, 0.75, a.g) * waves;
  colour = mix(colour, vec3(0.9) * (0.3 + sqrt(skyLight)), foam * 0.5 * smoothstep(0.5, 1.0, waves));
  picture = vec4(mix(colour, vFog.rgb, vFog.a), lineDepth(vDepth));
}`;

/** A sheet of moving, mirroring water. `mirror` is the scene seen from below the surface, in screen space. */
export type WaterSurface = {
  object: Mesh;
  material: ShaderMaterial;
  /** Height of the surface in metres. */
  level: number;
  rain: { value: number };
  setMirror(texture: Texture, matrix: Matrix4): void;
};

/** Water as the set describes it. */
export function createWater(water: Water, atmosphere: Atmosphere, defines: Record<string, string>): WaterSurface {
  const [x0, z0, x1, z1] = water.area;
  const geometry = new PlaneGeometry(x1 - x0, z1 - z0, 40, 40).rotateX(-Math.PI / 2);
  geometry.translate((x0 + x1) / 2, water.level, (z0 + z1) / 2);
  const { noise, time, flash, skyLight, fog, fogColour, fogGlow, fogGlowDirection } = atmosphere;
  const value = Number.parseInt(water.deep.slice(1), 16);
  const own = {
    mirror: { value: null as Texture | null },
    mirrorMatrix: { value: new Matrix4() },
    waves: { value: water.waves },
    rain: { value: 0 },
    flow: { value: new Vector2(...water.flow) },
    deep: { value: new Vector3((value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255) },
  };
  const material = new ShaderMaterial({
    name: 'water',
    glslVersion: GLSL3,
    uniforms: { ...own, noise, time, flash, skyLight, fog, fogColour, fogGlow, fogGlowDirection },
    vertexShader: vertex,
    fragmentShader: fragment,
    defines: { ...defines },
  });
  const object = new Mesh(geometry, material);
  object.renderOrder = 500;
  return {
    object,
    material,
    level: water.level,
    rain: own.rain,
    setMirror(texture, matrix) {
      own.mirror.value = texture;
      own.mirrorMatrix.value = matrix;
    },
  };
}
