/**
 * What is the same all over the picture comes as flat values, not as uniforms: SwiftShader checks and loads a uniform anew at
 * every use on every pixel, which cost a third of the pass.
 */
export const finishVertex = /* glsl */ `
in vec3 position;
uniform vec3 shadowTone;
uniform vec3 toneRise;
uniform vec2 grade;
uniform float beat;
out vec2 vPlace;
out vec2 vAt;
flat out vec3 vShadowTone;
flat out vec3 vToneRise;
flat out vec3 vGrade;
void main() {
  vPlace = position.xy * 0.5 + 0.5;
  vAt = vPlace * SIZE;
  vShadowTone = shadowTone;
  vToneRise = toneRise;
  vGrade = vec3(grade, beat);
  gl_Position = vec4(position, 1.0);
}`;

const luma = /* glsl */ `
float luma(vec3 c) { return dot(c, vec3(0.299, 0.587, 0.114)); }`;

/**
 * The one full-screen pass: edges smoothed (after FXAA 3.11, T. Lottes, the console variant and its luma of red and green),
 * lines drawn where the depth in the alpha channel breaks, the air laid over, then split toning, contrast, saturation,
 * vignette and grain. Looks add their paper. Software GL pays for every operation on every pixel: what few pixels need stands
 * in a loop of one turn (SwiftShader leaves a loop that no pixel enters, and computes both sides of every branch), and what
 * stands still is read from `sheet`.
 */
export const finishFragment = /* glsl */ `
precision highp float;
uniform sampler2D picture;
#ifdef AIR
  uniform sampler2D air;
#endif
#ifdef SHEET
  uniform sampler2D sheet;
#endif
in vec2 vPlace;
in vec2 vAt;
flat in vec3 vShadowTone;
flat in vec3 vToneRise;
flat in vec3 vGrade;
out vec4 colour;
${luma}
float smooth_(float share) { return share * share * (3.0 - 2.0 * share); }
void main() {
  ivec2 at = ivec2(vAt);
  #if defined(SMOOTH) || defined(LINES) || LOOK == 2
    at = clamp(at, ivec2(REACH), LAST - REACH);
    vec4 a = texelFetch(picture, at - REACH, 0);
    vec4 b = texelFetch(picture, at + ivec2(REACH, -REACH), 0);
    vec4 c = texelFetch(picture, at + ivec2(-REACH, REACH), 0);
    vec4 d = texelFetch(picture, at + REACH, 0);
  #endif
  vec4 middle = texelFetch(picture, at, 0);
  #ifdef LINES
    float break_ = abs(a.a + d.a - 2.0 * middle.a) + abs(b.a + c.a - 2.0 * middle.a);
  #endif
  #ifdef EDGE_PASS
    colour = vec4(vec3(smoothstep(0.012, 0.03, break_)), 1.0);
    return;
  #endif
  vec3 tone = middle.rgb;
  #ifdef SMOOTH
    vec2 weight = vec2(0.3375, 0.6625);
    float la = dot(a.rg, weight), lb = dot(b.rg, weight), lc = dot(c.rg, weight), ld = dot(d.rg, weight);
    float lm = dot(tone.rg, weight);
    float low = min(lm, min(min(la, lb), min(lc, ld)));
    float high = max(lm, max(max(la, lb), max(lc, ld)));
    for (int edges = high - low > max(0.035, high * 0.1) ? 1 : 0; edges > 0; edges--) {
      vec2 way = vec2((la + lb) - (lc + ld), (la + lc) - (lb + ld));
      float least = 1.0 / (min(abs(way.x), abs(way.y)) + max((la + lb + lc + ld) * 0.03125, 0.0078));
      way = clamp(way * least, -4.0, 4.0) * (0.25 / SIZE);
      tone = 0.5 * (texture(picture, vPlace - way).rgb + texture(picture, vPlace + way).rgb);
    }
  #endif
  #ifdef AIR
    vec4 mist = texture(air, vPlace);
    tone = tone * (1.0 - mist.a) + mist.rgb;
  #endif
  #ifdef SHEET
    vec4 paper = texelFetch(sheet, at, 0);
  #endif
  #if LOOK == 1
    float root = sqrt(luma(tone));
    float wash = root * (0.6838 + root * (0.52 - 0.2074 * root));
    wash = smooth_(clamp((wash + paper.r * 0.1 - 0.21) * 1.5625, 0.0, 1.0));
    float whole = floor(wash * 5.0);
    wash = wash * 0.4 + 0.12 * (whole + smooth_(max((wash * 5.0 - whole) * 1.666667 - 0.666667, 0.0)));
    vec3 ink = vec3(0.09, 0.10, 0.12) + wash * vec3(0.855, 0.825, 0.752);
    float chroma = max(max(tone.r, tone.g), tone.b) - min(min(tone.r, tone.g), tone.b);
    vec3 hue = tone + 0.05;
    hue *= inversesqrt(dot(hue, hue));
    float tint = 0.16 + 0.3 * chroma;
    ink *= 1.0 - tint + (1.72 * tint) * hue;
    float red = smooth_(clamp((tone.r - max(tone.g * 0.86, tone.b)) * 3.125 - 0.3125, 0.0, 1.0)) * 0.55;
    tone = ink + (vec3(0.78, 0.20, 0.13) * (0.5 + 0.6 * wash) - ink) * red;
  #elif LOOK == 2
    float here = middle.a;
    float grey = luma(tone);
    float step_ = floor(grey * 6.0 + 0.5) * 0.1666667;
    float flat_ = (step_ + 0.06) / (grey + 0.06);
    tone = flat_ * (1.3 * tone - 0.3 * grey);
    float over = here - min(texelFetch(picture, clamp(at + NEAR, ivec2(0), LAST), 0).a, texelFetch(picture, clamp(at + FAR, ivec2(0), LAST), 0).a);
    tone *= 1.0 - 0.5 * smooth_(clamp(over * 35.714 - 0.42857, 0.0, 1.0)) * smooth_(clamp(1.666667 - over * 5.555556, 0.0, 1.0));
    float behind = max(max(a.a, b.a), max(c.a, d.a)) - here;
    float cut = smooth_(clamp(behind * 83.3333 - 1.5, 0.0, 1.0)) * smooth_(clamp(3.0 - here * 4.0, 0.0, 1.0)) * 0.9;
    tone += (vec3(0.97, 0.95, 0.90) * (0.55 + 0.45 * step_) - tone) * cut;
  #endif
  #ifdef LINES
    float nearest = min(min(a.a, b.a), min(c.a, d.a));
    float edge = smooth_(clamp((break_ - LINE_FROM) * LINE_RISE, 0.0, 1.0)) * LINE_STRENGTH * smooth_(clamp(2.666667 - nearest * 3.333333, 0.0, 1.0));
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
    vec2 off = (vPlace - 0.5) * vec2(1.0, 0.82);
    float shade = 1.0 - dot(off, off) * VIGNETTE;
  #endif
  float value = luma(tone);
  float light = smooth_(min(value * 1.176471, 1.0));
  float speck = fract(52.9829189 * fract(dot(vAt, vec2(0.06711056, 0.00583715)) + vGrade.z)) - 0.5;
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
