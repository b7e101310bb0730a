import {
  BufferGeometry,
  Camera,
  Float32BufferAttribute,
  GLSL3,
  Mesh,
  RawShaderMaterial,
  Scene,
  type Texture,
  Vector2,
  Vector3,
  Vector4,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import type { Atmosphere } from './atmosphere.ts';

const vertex = /* glsl */ `
in vec3 position;
out vec2 vPlace;
void main() {
  vPlace = position.xy * 0.5 + 0.5;
  gl_Position = vec4(position, 1.0);
}`;

/**
 * The one full-screen pass: edges smoothed (after FXAA 3.11, T. Lottes, the console variant), lines drawn where the depth in
 * the alpha channel breaks, the air laid over, then split toning, contrast, saturation, vignette and grain. Looks add their
 * paper. What few pixels need stands in a loop of one turn: software GL leaves a loop that no pixel enters, and computes both
 * sides of every branch.
 */
const fragment = /* glsl */ `
precision highp float;
uniform sampler2D picture;
uniform sampler2D noise;
#ifdef AIR
  uniform sampler2D air;
#endif
uniform vec2 texel;
uniform vec2 size;
uniform vec3 shadowTone;
uniform vec3 lightTone;
uniform vec3 lineColour;
uniform vec4 grade;
uniform vec4 line;
uniform float beat;
in vec2 vPlace;
out vec4 colour;
float luma(vec3 c) { return dot(c, vec3(0.299, 0.587, 0.114)); }
void main() {
  ivec2 at = ivec2(vPlace * size);
  ivec2 edge_ = textureSize(picture, 0) - 1;
  vec4 middle = texelFetch(picture, at, 0);
  vec4 a = texelFetch(picture, max(at - 1, ivec2(0)), 0);
  vec4 b = texelFetch(picture, clamp(at + ivec2(1, -1), ivec2(0), edge_), 0);
  vec4 c = texelFetch(picture, clamp(at + ivec2(-1, 1), ivec2(0), edge_), 0);
  vec4 d = texelFetch(picture, min(at + 1, edge_), 0);
  float step_ = abs(a.a + d.a - 2.0 * middle.a) + abs(b.a + c.a - 2.0 * middle.a);
  float nearest = min(min(a.a, b.a), min(c.a, d.a));
  float edge = smoothstep(line.x, line.y, step_) * line.z * (1.0 - smoothstep(0.5, 0.8, nearest));
  #ifdef EDGE_PASS
    colour = vec4(vec3(smoothstep(0.012, 0.03, step_)), 1.0);
    return;
  #endif
  vec3 tone = middle.rgb;
  #ifdef SMOOTH
    float la = luma(a.rgb), lb = luma(b.rgb), lc = luma(c.rgb), ld = luma(d.rgb), lm = luma(tone);
    float low = min(lm, min(min(la, lb), min(lc, ld)));
    float high = max(lm, max(max(la, lb), max(lc, ld)));
    for (int edges = high - low > max(0.035, high * 0.1) ? 1 : 0; edges > 0; edges--) {
      vec2 way = vec2((lc + ld) - (la + lb), (la + lc) - (lb + ld));
      way.x = -way.x;
      float least = 1.0 / (min(abs(way.x), abs(way.y)) + max((la + lb + lc + ld) * 0.03125, 0.0078));
      way = clamp(way * least, -4.0, 4.0) * texel;
      tone = 0.5 * (texture(picture, vPlace + way * -0.25).rgb + texture(picture, vPlace + way * 0.25).rgb);
    }
  #endif
  #ifdef AIR
    vec4 mist = texture(air, vPlace);
    tone = tone * (1.0 - mist.a) + mist.rgb;
  #endif
  #if LOOK == 1
    vec4 paper = texture(noise, vPlace * vec2(3.2, 1.8));
    vec4 bleed = texture(noise, vPlace * vec2(1.6, 0.9) + 0.37);
    float value = luma(tone);
    float wash = smoothstep(0.16, 0.8, pow(value, 0.58) + (bleed.r - 0.5) * 0.07 + (paper.g - 0.5) * 0.03);
    float levels = floor(wash * 5.0) / 5.0 + smoothstep(0.4, 1.0, fract(wash * 5.0)) / 5.0;
    wash = mix(wash, levels, 0.6);
    vec3 ink = mix(vec3(0.09, 0.10, 0.12), vec3(0.945, 0.925, 0.872), wash);
    float chroma = max(max(tone.r, tone.g), tone.b) - min(min(tone.r, tone.g), tone.b);
    float red = smoothstep(0.10, 0.42, tone.r - max(tone.g * 0.86, tone.b));
    ink = mix(ink, ink * normalize(tone + 0.05) * 1.72, 0.16 + 0.3 * chroma);
    ink = mix(ink, vec3(0.78, 0.20, 0.13) * (0.5 + 0.6 * wash), red * 0.55);
    ink = mix(ink, vec3(0.06, 0.065, 0.08), edge * (0.45 + 0.55 * bleed.r));
    ink *= 0.93 + 0.11 * paper.g + 0.03 * (paper.b - 0.5);
    tone = ink;
  #elif LOOK == 2
    vec4 fibre = texture(noise, vPlace * vec2(4.2, 2.4));
    vec2 sheet = texel * line.w * 1.8;
    float here = middle.a;
    float behind = max(max(texture(picture, vPlace + vec2(sheet.x, 0.0)).a, texture(picture, vPlace - vec2(sheet.x, 0.0)).a),
      max(texture(picture, vPlace + vec2(0.0, sheet.y)).a, texture(picture, vPlace - vec2(0.0, sheet.y)).a));
    float cut = smoothstep(0.018, 0.03, behind - here) * (1.0 - smoothstep(0.5, 0.75, here));
    float over = max(here - texture(picture, vPlace + vec2(-0.004, 0.009)).a, here - texture(picture, vPlace + vec2(-0.007, 0.015)).a);
    float shade_ = smoothstep(0.012, 0.04, over) * (1.0 - smoothstep(0.12, 0.3, over));
    float grey = luma(tone);
    float step4 = floor(grey * 6.0 + 0.5) / 6.0;
    vec3 flat_ = tone * ((step4 + 0.06) / (grey + 0.06));
    tone = mix(vec3(luma(flat_)), flat_, 1.3);
    tone *= 1.0 - 0.5 * shade_;
    tone = mix(tone, vec3(0.97, 0.95, 0.90) * (0.55 + 0.45 * step4), cut * 0.9);
    tone *= 0.86 + 0.2 * fibre.g + 0.1 * (fibre.a - 0.5);
  #else
    tone = mix(tone, mix(lineColour, tone * 0.32, 0.65), edge);
  #endif
  float value_ = luma(tone);
  float light = min(value_ * 1.176471, 1.0);
  tone = grade.x + grade.y * tone + value_ * mix(shadowTone, lightTone, light * light * (3.0 - 2.0 * light));
  vec2 off = (vPlace - 0.5) * vec2(1.0, 0.82);
  tone *= 1.0 - dot(off, off) * grade.z;
  float speck = fract(52.9829189 * fract(dot(vec2(at) + 5.588238 * mod(beat, 64.0), vec2(0.06711056, 0.00583715)))) - 0.5;
  tone += speck * GRAIN * (0.4 + 0.6 * (1.0 - value_));
  colour = vec4(tone, 1.0);
}`;

/** How the last pass treats a look. */
export type FinishSettings = {
  look: number;
  smooth: boolean;
  grain: number;
  vignette: number;
  split: number;
  /** Depth break at which a line begins and is full, its strength, its width in pixels. */
  line: [number, number, number, number];
  lineColour: [number, number, number];
};

/** The last pass: from the drawn scene to the picture. */
export type Finish = {
  run(renderer: WebGLRenderer, picture: Texture, target: WebGLRenderTarget | null, beat: number, edges?: boolean): void;
  grade(values: {
    saturation: number;
    contrast: number;
    shadowTone: readonly number[];
    lightTone: readonly number[];
  }): void;
  dispose(): void;
};

/** Prepares the last pass for pictures of this size; `air` is laid over them. */
export function createFinish(
  settings: FinishSettings,
  atmosphere: Atmosphere,
  width: number,
  height: number,
  air?: Texture,
): Finish {
  const uniforms = {
    picture: { value: null as Texture | null },
    noise: atmosphere.noise,
    air: { value: air ?? null },
    texel: { value: new Vector2(1 / width, 1 / height) },
    size: { value: new Vector2(width, height) },
    shadowTone: { value: new Vector3() },
    lightTone: { value: new Vector3() },
    lineColour: { value: new Vector3(...settings.lineColour) },
    /** Lift and gain of a colour, vignette; split toning, saturation and contrast are folded into these and the two tones. */
    grade: { value: new Vector4(0, 1, settings.vignette, 0) },
    line: { value: new Vector4(...settings.line) },
    beat: { value: 0 },
  };
  uniforms.line.value.w *= height / 720;
  const make = (defines: Record<string, string>) =>
    new RawShaderMaterial({
      name: 'finish',
      glslVersion: GLSL3,
      uniforms,
      defines: {
        LOOK: String(settings.look),
        GRAIN: settings.grain.toFixed(4),
        ...(settings.smooth ? { SMOOTH: '' } : {}),
        ...(air ? { AIR: '' } : {}),
        ...defines,
      },
      vertexShader: vertex,
      fragmentShader: fragment,
      depthTest: false,
      depthWrite: false,
    });
  const beauty = make({});
  const edge = make({ EDGE_PASS: '' });
  const geometry = new BufferGeometry().setAttribute(
    'position',
    new Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3),
  );
  const sheet = new Mesh(geometry, beauty);
  sheet.frustumCulled = false;
  const scene = new Scene().add(sheet);
  const camera = new Camera();
  return {
    run(renderer, picture, target, beat, edges = false) {
      uniforms.picture.value = picture;
      uniforms.beat.value = beat;
      sheet.material = edges ? edge : beauty;
      renderer.setRenderTarget(target);
      renderer.render(scene, camera);
    },
    grade({ saturation, contrast, shadowTone, lightTone }) {
      const kept = 1 - 0.38 * settings.split;
      const tinted = (into: Vector3, [red = 0, green = 0, blue = 0]: readonly number[]) => {
        const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
        const part = (own: number) =>
          contrast * (0.62 * settings.split * (saturation * own + (1 - saturation) * grey) + (1 - saturation) * kept);
        into.set(part(red), part(green), part(blue));
      };
      tinted(uniforms.shadowTone.value, shadowTone);
      tinted(uniforms.lightTone.value, lightTone);
      uniforms.grade.value.x = 0.42 * (1 - contrast);
      uniforms.grade.value.y = contrast * saturation * kept;
    },
    dispose() {
      beauty.dispose();
      edge.dispose();
      geometry.dispose();
    },
  };
}
