import {
  Camera,
  GLSL3,
  type IUniform,
  LinearFilter,
  Mesh,
  PlaneGeometry,
  RawShaderMaterial,
  Scene,
  ShaderMaterial,
  Vector2,
  Vector3,
  Vector4,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { Atmosphere } from '../look/atmosphere.ts';
import { keyDirection, type Palette } from './palette.ts';

const vertex = /* glsl */ `
out vec3 vWay;
void main() {
  vec3 eye = vec3(position.x * 2.0 / projectionMatrix[0][0], position.y * 2.0 / projectionMatrix[1][1], -1.0);
  vWay = transpose(mat3(viewMatrix)) * eye;
  gl_Position = vec4(position.xy * 2.0, 0.99999, 1.0);
}`;

const fragment = /* glsl */ `
precision highp float;
uniform sampler2D painting;
uniform vec3 bodyDirection;
uniform vec4 body;
uniform vec2 turn;
uniform float flash;
in vec3 vWay;
out vec4 picture;
void main() {
  #if PASS > 0
    #if PASS == 2
      picture = vec4(0.5, 0.5, 1.0, 1.0);
    #else
      picture = vec4(0.0, 0.0, 0.0, 1.0);
    #endif
    return;
  #endif
  vec3 way = normalize(vWay);
  vec2 place = way.xz * (0.46 / (1.0 + max(way.y, -0.05)));
  vec4 sky = texture(painting, vec2(place.x * turn.x - place.y * turn.y, place.x * turn.y + place.y * turn.x) + 0.5);
  float towards = max(0.0, dot(way, bodyDirection));
  float soft = towards * towards * towards;
  soft *= soft;
  float disc = smoothstep(body.x, body.x + 0.00014, towards) * body.y * (1.0 - sky.a * 0.85) * smoothstep(0.0, 0.06, way.y);
  vec3 colour = sky.rgb * 0.985 + vec3(0.12, 0.12, 0.11) * (soft * soft * soft * soft * body.y);
  picture = vec4(mix(colour, vec3(1.0, 0.975, 0.9), disc) + flash * 0.35, 1.0);
}`;

/** Paints the whole upper sky once, as a disc around the zenith (stereographic projection); alpha is how thick cloud is. */
const paintFragment = /* glsl */ `
precision highp float;
uniform vec3 zenith;
uniform vec3 middle;
uniform vec3 horizon;
uniform vec3 cloudLight;
uniform vec3 cloudDark;
uniform vec3 fogColour;
uniform vec3 bodyDirection;
uniform vec4 body;
uniform float cover;
uniform float stars;
uniform sampler2D noise;
in vec2 vPlace;
out vec4 picture;
void main() {
  vec2 flat_ = (vPlace - 0.5) / 0.46;
  float squared = dot(flat_, flat_);
  vec3 way = vec3(2.0 * flat_.x, 1.0 - squared, 2.0 * flat_.y) / (1.0 + squared);
  float up = max(way.y, 0.0);
  vec3 colour = mix(horizon, middle, smoothstep(0.0, 0.22, up));
  colour = mix(colour, zenith, smoothstep(0.12, 0.62, up));
  float towards = max(0.0, dot(way, bodyDirection));
  vec2 sheet = way.xz / (up + 0.16);
  vec2 warp = vec2(texture(noise, sheet * 0.05).g, texture(noise, sheet * 0.05 + 0.4).g) * 0.6;
  float cloud = texture(noise, sheet * 0.055 + warp * 0.12).r * 0.58 + texture(noise, sheet * 0.16 + warp * 0.2).g * 0.28 + texture(noise, sheet * 0.5).g * 0.14;
  float edge = 0.74 - cover * 0.46;
  float shape = smoothstep(edge, edge + 0.16, cloud);
  float thick = smoothstep(edge + 0.08, edge + 0.36, cloud);
  vec2 grid = vPlace * 300.0;
  vec4 star = texture(noise, (floor(grid) + 0.5) / 256.0);
  float spot = smoothstep(0.17, 0.03, length(fract(grid) - 0.3 - 0.4 * star.rg)) * smoothstep(0.95, 1.0, star.a);
  colour += spot * stars * (1.0 - shape) * smoothstep(0.04, 0.3, up) * 1.3;
  colour += cloudLight * (pow(towards, 40.0) * 0.3 + pow(towards, 6.0) * 0.12) * body.y * body.z;
  float above = texture(noise, (sheet + way.xz * 0.35) * 0.055 + warp * 0.12).r;
  vec3 lit = mix(cloudLight, cloudDark, clamp(thick * 0.95 + (cloud - above) * 0.9 - pow(towards, 5.0) * 0.45, 0.0, 1.0));
  float shown = shape * (0.35 + 0.55 * smoothstep(0.02, 0.3, up));
  colour = mix(colour, lit, shown);
  colour = colour / (1.0 + max(0.0, max(colour.r, max(colour.g, colour.b)) - 0.96));
  picture = vec4(mix(fogColour, colour, smoothstep(-0.02, 0.17, way.y)), thick);
}`;

/** Cosine of a disc's radius; a sun that has set has none. */
const discs: Record<Palette['celestial']['kind'], number> = { sun: 0.9993, moon: 0.99905, glow: 2 };

/** The sky behind everything: gradient, clouds, sun or moon, stars. */
export type Sky = {
  object: Mesh;
  material: ShaderMaterial;
  /** Paints the sky of a palette. */
  paint(renderer: WebGLRenderer, palette: Palette): void;
  /** Lets the clouds drift. */
  turn(seconds: number, wind: number): void;
  dispose(): void;
};

/** A sky for the fog of `atmosphere`; `size` is the width of its painting in texels. */
export function createSky(atmosphere: Atmosphere, defines: Record<string, string>, size: number): Sky {
  const painting = new WebGLRenderTarget(size, size, {
    depthBuffer: false,
    generateMipmaps: false,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
  });
  const bodyUniforms = { bodyDirection: { value: new Vector3() }, body: { value: new Vector4() } };
  const own = {
    zenith: { value: new Vector3() },
    middle: { value: new Vector3() },
    horizon: { value: new Vector3() },
    cloudLight: { value: new Vector3() },
    cloudDark: { value: new Vector3() },
    cover: { value: 0 },
    stars: { value: 0 },
    noise: atmosphere.noise,
    fogColour: atmosphere.fogColour,
  };
  const turn = { value: new Vector2(1, 0) };
  const material = new ShaderMaterial({
    name: 'sky',
    glslVersion: GLSL3,
    uniforms: { ...bodyUniforms, painting: { value: painting.texture }, turn, flash: atmosphere.flash },
    vertexShader: vertex,
    fragmentShader: fragment,
    defines: { ...defines },
    depthWrite: false,
  });
  const object = new Mesh(new PlaneGeometry(1, 1), material);
  object.frustumCulled = false;
  object.renderOrder = 900;
  return {
    object,
    material,
    paint(renderer, palette) {
      for (const name of ['zenith', 'middle', 'horizon', 'cloudLight', 'cloudDark'] as const)
        own[name].value.set(...palette[name]);
      bodyUniforms.bodyDirection.value.set(...bodyDirection(palette));
      const { kind, strength, glow } = palette.celestial;
      bodyUniforms.body.value.set(discs[kind], strength, glow, kind === 'moon' ? 1 : 0);
      own.cover.value = palette.cover;
      own.stars.value = palette.stars;
      paintOnce(renderer, painting, { ...own, ...bodyUniforms });
    },
    turn(seconds, wind) {
      const angle = seconds * (0.0012 + 0.004 * wind);
      turn.value.set(Math.cos(angle), Math.sin(angle));
    },
    dispose() {
      painting.dispose();
      material.dispose();
      object.geometry.dispose();
    },
  };
}

function paintOnce(renderer: WebGLRenderer, target: WebGLRenderTarget, uniforms: Record<string, IUniform>): void {
  const material = new RawShaderMaterial({
    name: 'sky-painting',
    glslVersion: GLSL3,
    uniforms,
    vertexShader:
      'in vec3 position; out vec2 vPlace; void main() { vPlace = position.xy + 0.5; gl_Position = vec4(position.xy * 2.0, 0.0, 1.0); }',
    fragmentShader: paintFragment,
    depthTest: false,
    depthWrite: false,
  });
  const sheet = new Mesh(new PlaneGeometry(1, 1), material);
  sheet.frustumCulled = false;
  renderer.setRenderTarget(target);
  renderer.render(new Scene().add(sheet), new Camera());
  sheet.geometry.dispose();
  material.dispose();
}

/** Where sun or moon stands in the picture: a low one lower than the key comes from, so that a wide shot can hold it. */
export function bodyDirection({ azimuth, celestial }: Palette): [number, number, number] {
  return keyDirection({ azimuth, elevation: celestial.elevation });
}
