/**
 * What is the same all over the picture comes as flat values, not as uniforms: SwiftShader checks and loads a uniform anew at
 * every use on every pixel, which cost a third of the pass. What is linear in the place comes interpolated.
 */
export const finishVertex = /* glsl */ `
in vec3 position;
uniform vec3 shadowTone;
uniform vec3 toneRise;
uniform vec2 grade;
uniform float beat;
out vec2 vPlace;
out vec3 vOff;
flat out vec3 vShadowTone;
flat out vec3 vToneRise;
flat out vec2 vGrade;
void main() {
  vPlace = position.xy * 0.5 + 0.5;
  vOff = vec3((vPlace - 0.5) * vec2(1.0, 0.82), dot(vPlace * SIZE, vec2(0.06711056, 0.00583715)) + beat);
  vShadowTone = shadowTone;
  vToneRise = toneRise;
  vGrade = grade;
  gl_Position = vec4(position, 1.0);
}`;

const luma = /* glsl */ `
float luma(vec3 c) { return dot(c, vec3(0.299, 0.587, 0.114)); }`;

/**
 * The one full-screen pass: edges smoothed, lines drawn where the depth in the alpha channel breaks, the air laid over, then
 * split toning, contrast, saturation, vignette and grain. Looks add their paper. Software GL pays for every operation on every
 * pixel, and computes both sides of every branch: the pass reads five texels, unfiltered, and goes straight on. Smoothing mixes
 * neighbours along an edge where brightness changes across it (the gradient and luma of FXAA 3.11, T. Lottes; a thin line, which
 * has none across it, stays). What stands still is read from `sheet`. Samplers are `highp`: what a `lowp` one gives, the default, is
 * half floats to Mesa, and llvmpipe converts them for each operation.
 */
export const finishFragment = /* glsl */ `
precision highp float;
precision highp sampler2D;
uniform sampler2D picture;
#ifdef AIR
  uniform sampler2D air;
#endif
#ifdef SHEET
  uniform sampler2D sheet;
#endif
in vec2 vPlace;
in vec3 vOff;
flat in vec3 vShadowTone;
flat in vec3 vToneRise;
flat in vec2 vGrade;
out vec4 colour;
${luma}
float smooth_(float share) { return share * share * (3.0 - 2.0 * share); }
void main() {
  vec4 middle = texture(picture, vPlace);
  #if defined(SMOOTH) || defined(LINES) || LOOK == 2
    vec4 below = textureOffset(picture, vPlace, ivec2(0, -1));
    vec4 above = textureOffset(picture, vPlace, ivec2(0, 1));
    vec4 left = textureOffset(picture, vPlace, ivec2(-1, 0));
    vec4 right = textureOffset(picture, vPlace, ivec2(1, 0));
  #endif
  #ifdef LINES
    float break_ = max(abs(below.a + above.a - 2.0 * middle.a), abs(left.a + right.a - 2.0 * middle.a));
  #endif
  #ifdef EDGE_PASS
    colour = vec4(vec3(smoothstep(0.006, 0.015, break_)), 1.0);
    return;
  #endif
  vec3 tone = middle.rgb;
  #ifdef SMOOTH
    vec2 weight = vec2(0.3375, 0.6625);
    float up = abs(dot(above.rg - below.rg, weight));
    float side = abs(dot(right.rg - left.rg, weight));
    float share = clamp((up + side) * 8.0 - 0.3 - dot(tone.rg, weight) * 0.5, 0.0, 1.0) * 0.3 / (up + side + 0.02);
    tone += share * (up * (left.rgb + right.rgb - 2.0 * middle.rgb) + side * (below.rgb + above.rgb - 2.0 * middle.rgb));
  #endif
  #ifdef AIR
    vec4 mist = texture(air, vPlace);
    tone = tone * (1.0 - mist.a) + mist.rgb;
  #endif
  #ifdef SHEET
    vec4 paper = texture(sheet, vPlace);
  #endif
  #if LOOK == 1
    float grey = luma(tone);
    float wash = smooth_(clamp(0.43947 + 0.93832 * grey - 0.13577 / (grey + 0.2) + paper.r * 0.15625, 0.0, 1.0));
    float whole = floor(wash * 5.0);
    wash = wash * 0.4 + 0.12 * (whole + smooth_(max((wash * 5.0 - whole) * 1.666667 - 0.666667, 0.0)));
    vec3 ink = vec3(0.09, 0.10, 0.12) + wash * vec3(0.855, 0.825, 0.752);
    float most = max(max(tone.r, tone.g), tone.b);
    float tint = 0.16 + 0.3 * (most - min(min(tone.r, tone.g), tone.b));
    ink += ink * (tint * ((tone + 0.05) * 1.72 / (0.634 * most + 0.366 * (tone.r + tone.g + tone.b) + 0.0866) - 1.0));
    float red = smooth_(clamp((tone.r - max(tone.g * 1.12, tone.b)) * 3.125 - 0.3125, 0.0, 1.0)) * 0.55;
    tone = ink + (vec3(0.78, 0.20, 0.13) * (0.5 + 0.6 * wash) - ink) * red;
  #elif LOOK == 2
    float grey = luma(tone);
    float step_ = floor(grey * 6.0 + 0.5) * 0.1666667;
    float flat_ = (step_ + 0.06) / (grey + 0.06);
    tone = flat_ * (1.3 * tone - 0.3 * grey);
    float over = middle.a - min(texture(picture, vPlace + NEAR).a, texture(picture, vPlace + FAR).a);
    tone *= 1.0 - 0.5 * smooth_(clamp(over * 35.714 - 0.42857, 0.0, 1.0)) * smooth_(clamp(1.666667 - over * 5.555556, 0.0, 1.0));
    #ifdef REACH
      below.a = texture(picture, vPlace + vec2(0.0, -REACH.y)).a;
      above.a = texture(picture, vPlace + vec2(0.0, REACH.y)).a;
      left.a = texture(picture, vPlace + vec2(-REACH.x, 0.0)).a;
      right.a = texture(picture, vPlace + vec2(REACH.x, 0.0)).a;
    #endif
    float behind = max(max(below.a, above.a), max(left.a, right.a)) - middle.a;
    float cut = smooth_(clamp(behind * 83.3333 - 1.5, 0.0, 1.0)) * smooth_(clamp(3.0 - middle.a * 4.0, 0.0, 1.0)) * 0.9;
    tone += (vec3(0.97, 0.95, 0.90) * (0.55 + 0.45 * step_) - tone) * cut;
  #endif
  #ifdef LINES
    float nearest = min(min(below.a, above.a), min(left.a, right.a));
    float edge = smooth_(clamp((break_ - LINE_FROM) * LINE_RISE, 0.0, 1.0)) * clamp(LINE_STRENGTH * (3.0 - nearest * 3.8), 0.0, LINE_STRENGTH);
    #if LOOK == 1
      tone += (vec3(0.06, 0.065, 0.08) - tone) * (edge * (0.45 + 0.55 * paper.g));
    #else
      tone += (LINE_COLOUR * 0.35 - tone * 0.792) * edge;
    #endif
  #endif
  #ifdef SHEET
    tone *= 0.8 + 0.32 * paper.b;
    float shade = 1.0 - paper.a * VIGNETTE;
  #else
    float shade = 1.0 - dot(vOff.xy, vOff.xy) * VIGNETTE;
  #endif
  float value = luma(tone);
  float light = smooth_(min(value * 1.176471, 1.0));
  float speck = fract(52.9829189 * fract(vOff.z)) - 0.5;
  tone = (vGrade.x + vGrade.y * tone + value * (vShadowTone + light * vToneRise)) * shade;
  colour = vec4(tone + speck * (GRAIN - 0.6 * GRAIN * value), 1.0);
}`;

/** The still paper of a look: what it adds to the wash and to the line, its shade, and the vignette's square. */
export const sheetFragment = /* glsl */ `
precision highp float;
uniform sampler2D noise;
in vec2 vPlace;
out vec4 sheet;
void main() {
  vec2 place = vPlace;
  #if LOOK == 1
    vec4 paper = texture(noise, place * vec2(3.2, 1.8));
    float bleed = texture(noise, place * vec2(1.6, 0.9) + 0.37).r;
    float wash = (bleed - 0.5) * 0.7 + (paper.g - 0.5) * 0.3 + 0.5;
    float tone = 0.93 + 0.11 * paper.g + 0.03 * (paper.b - 0.5);
  #else
    vec4 paper = texture(noise, place * vec2(4.2, 2.4));
    float bleed = 0.0;
    float wash = 0.5;
    float tone = 0.86 + 0.2 * paper.g + 0.1 * (paper.a - 0.5);
  #endif
  vec2 off = (place - 0.5) * vec2(1.0, 0.82);
  sheet = vec4(wash, bleed, (tone - 0.8) / 0.32, dot(off, off));
}`;
