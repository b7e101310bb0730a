import {
  depthFunction,
  encodeFunction,
  fogFunction,
  maskFunction,
  passColours,
  shared,
  swayFunction,
} from './shader-parts.ts';

/** Sets are lit once, at their vertices (see bake.ts): backgrounds are painted, figures are drawn. */
export const setVertex = /* glsl */ `
${shared}
${fogFunction}
${swayFunction}
uniform float flash;
in vec4 facing;
in vec4 tone;
in vec4 give;
out vec3 vColour;
out vec3 vHaze;
out float vDepth;
out vec3 vBrush;
#if PASS == 2
  out vec3 vNormalWorld;
#endif
void main() {
  vec3 world = position;
  if (give.x > 0.0) world = swayed(world, give.x * 0.6);
  vec4 haze = fogTo(world);
  haze.a *= 1.0 - give.y * 0.6;
  vHaze = haze.rgb * haze.a;
  vec2 upright = vec2((world.x + world.z) * 0.8, world.y);
  vBrush = vec3((abs(facing.y) < 0.5 ? upright : world.xz) * 0.21, tone.w);
  float own = 0.62 + 0.5 * max(0.0, dot(facing.xyz, normalize(cameraPosition - world)));
  vColour = tone.rgb * (1.0 + flash * 0.9) * mix(1.0, own, give.y) * (1.0 - haze.a);
  #if PASS == 2
    vNormalWorld = facing.xyz;
  #endif
  gl_Position = projectionMatrix * viewMatrix * vec4(world, 1.0);
  vDepth = gl_Position.w;
}
`;

/** The ground keeps its light apart, because shadows and puddles come at every pixel. */
export const groundVertex = /* glsl */ `
${shared}
${fogFunction}
uniform vec3 keyDirection;
uniform vec3 keyColour;
uniform vec3 skyLight;
uniform vec3 groundLight;
uniform float wetness;
uniform float snow;
uniform float flash;
uniform float exposure;
uniform mat4 shadowMatrix;
uniform mat4 figureMatrix;
in vec3 color;
in vec4 trait;
in vec3 lampLight;
out vec3 vColour;
out vec4 vFog;
out float vDepth;
out vec4 vBrush;
out vec3 vKey;
out vec3 vShadow;
out vec3 vFigure;
#ifdef WET
  out vec4 vMirror;
#endif
out vec3 vBase;
#if PASS == 2
  out vec3 vNormalWorld;
#endif
void main() {
  vec3 world = position;
  float wet = wetness * trait.z;
  vBase = mix(color, vec3(0.78, 0.84, 0.94), snow * smoothstep(0.3, 0.8, normal.y)) * ((1.0 - 0.42 * wet) * exposure);
  float facing = dot(normal, keyDirection);
  vKey = keyColour * (smoothstep(-0.3, 0.35, facing) * 0.62 + smoothstep(0.2, 0.95, facing) * 0.38);
  vColour = mix(groundLight, skyLight, normal.y * 0.5 + 0.5) + lampLight * lampGlow + flash;
  vShadow = (shadowMatrix * vec4(world + normal * 0.06, 1.0)).xyz;
  vFigure = (figureMatrix * vec4(world + normal * 0.02, 1.0)).xyz;
  #ifdef WET
    vec3 view = normalize(cameraPosition - world);
    vec3 bounce = vec3(-view.x, view.y, -view.z);
    float grazing = 1.0 - max(0.0, view.y);
    vec3 streak = vec3(0.0);
    for (int i = 0; i < STREAKS; i++) {
      vec3 way = lamps[i].xyz - world;
      float near = inversesqrt(dot(way, way));
      vec3 off = way * near - bounce;
      float narrow = 1.0 / (1.0 + dot(off.xz, off.xz) * 70.0 + off.y * off.y * 4.0);
      streak += lampColours[i] * (narrow * narrow * max(0.0, 1.0 - 1.0 / (near * lamps[i].w * 2.2)));
    }
    float fresnel = 0.06 + 0.94 * grazing * grazing * grazing * grazing;
    vMirror = vec4(mix(fogColour * fogColour, skyLight * 0.8, clamp(bounce.y * 1.6, 0.0, 1.0)) * fresnel + streak * lampGlow * 1.5, fresnel);
    vMirror.rgb *= exposure;
  #endif
  vFog = fogTo(world);
  vBrush = vec4(world.xz * 0.19 + world.y * vec2(0.13, 0.17), trait.w, wet);
  #if PASS == 2
    vNormalWorld = normal;
  #endif
  gl_Position = projectionMatrix * viewMatrix * vec4(world, 1.0);
  vDepth = gl_Position.w;
}
`;

export const setFragment = /* glsl */ `
precision highp float;
${depthFunction}
${maskFunction}
uniform sampler2D brush;
in vec3 vColour;
in vec3 vHaze;
in float vDepth;
in vec3 vBrush;
#if PASS == 2
  in vec3 vNormalWorld;
#endif
out vec4 picture;
void main() {
  float alpha = lineDepth(vDepth);
  ${passColours}
  float stroke = 1.0 + (texture(brush, vBrush.xy).g - 0.5) * vBrush.z;
  picture = vec4(vColour * stroke + vHaze, alpha);
}
`;

/** The ground takes shadows, puddles and the lamps' streaks at every pixel. Why loops stand for branches: see finish-shader.ts. */
export const groundFragment = /* glsl */ `
precision highp float;
precision highp sampler2DShadow;
${depthFunction}
${maskFunction}
${encodeFunction}
uniform sampler2D brush;
uniform float shadowStrength;
uniform sampler2DShadow shadowMap;
uniform sampler2DShadow figureMap;
uniform vec2 figureStrength;
in vec3 vColour;
in vec4 vFog;
in float vDepth;
in vec4 vBrush;
in vec3 vKey;
in vec3 vBase;
in vec3 vShadow;
in vec3 vFigure;
#ifdef WET
  in vec4 vMirror;
#endif
#if PASS == 2
  in vec3 vNormalWorld;
#endif
out vec4 picture;
void main() {
  float alpha = lineDepth(vDepth);
  ${passColours}
  vec4 grain = texture(brush, vBrush.xy);
  vec3 key = vKey;
  #ifdef SHADOWED
    vec2 out_ = abs(vShadow.xy - 0.5);
    for (int within = max(out_.x, out_.y) < 0.498 ? 1 : 0; within > 0; within--)
      key *= mix(1.0, texture(shadowMap, vec3(vShadow.xy, vShadow.z - 0.0012)), shadowStrength);
  #endif
  vec3 ambient = vColour;
  vec2 outside = abs(vFigure.xy - 0.5);
  for (int near = figureStrength.x > 0.0 && max(outside.x, outside.y) < 0.49 ? 1 : 0; near > 0; near--) {
    float spread = figureStrength.y;
    float shade = 1.0 - 0.25 * (
      texture(figureMap, vec3(vFigure.xy + vec2(-spread, -spread * 0.4), vFigure.z - 0.002)) +
      texture(figureMap, vec3(vFigure.xy + vec2(spread * 0.4, -spread), vFigure.z - 0.002)) +
      texture(figureMap, vec3(vFigure.xy + vec2(-spread * 0.4, spread), vFigure.z - 0.002)) +
      texture(figureMap, vec3(vFigure.xy + vec2(spread, spread * 0.4), vFigure.z - 0.002)));
    shade *= figureStrength.x;
    key *= 1.0 - shade;
    ambient *= 1.0 - shade * 0.5;
  }
  float stroke = 1.0 + (grain.g - 0.5) * vBrush.z;
  vec3 colour = vBase * stroke * (ambient + key);
  #ifdef WET
    float gloss = vBrush.w * (0.22 + 0.55 * smoothstep(0.44, 0.7, grain.r));
    colour = colour * (1.0 - vMirror.a * gloss) + vMirror.rgb * gloss;
  #endif
  picture = vec4(mix(encode(colour), vFog.rgb, vFog.a), alpha);
}
`;
