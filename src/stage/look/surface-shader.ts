/** Uniform declarations that vertex and fragment shaders of every surface share. */
const shared = /* glsl */ `
uniform float time;
uniform vec3 wind;
uniform vec4 lamps[6];
uniform vec3 lampColours[6];
uniform float lampGlow;
`;

/** Light of the practical lamps at a point: wrapped Lambert, windowed inverse square (Karis, SIGGRAPH 2013). */
const lampLight = /* glsl */ `
vec3 lampLight(vec3 point, vec3 normal) {
  vec3 sum = vec3(0.0);
  for (int i = 0; i < 6; i++) {
    vec3 way = lamps[i].xyz - point;
    float squared = dot(way, way);
    float window = max(0.0, 1.0 - squared / (lamps[i].w * lamps[i].w));
    float facing = dot(normal, way) * inversesqrt(squared + 0.01) * 0.55 + 0.45;
    sum += lampColours[i] * (window * window * max(facing, 0.0) / (0.35 + squared * 0.28));
  }
  return sum * lampGlow;
}
`;

/** Aerial perspective: share and colour, from the camera to a point in the world. */
export const fogFunction = /* glsl */ `
uniform vec3 fogColour;
uniform vec3 fogGlow;
uniform vec3 fogGlowDirection;
uniform vec4 fog;
vec4 fogTo(vec3 point) {
  vec3 way = point - cameraPosition;
  float distance = length(way);
  float glow = max(0.0, dot(way / max(distance, 0.01), fogGlowDirection));
  float thin = mix(1.0, 1.0 / (1.0 + max(point.y, 0.0) / fog.z), step(point.y, 500.0));
  float amount = (1.0 - exp(-max(0.0, distance - fog.y) * fog.x * thin)) * fog.w;
  return vec4(mix(fogColour, fogGlow, glow * glow * glow), amount);
}
`;

/**
 * Depth for the lines of the finish, kept in the alpha channel: logarithmic from 0.3 m, 0 near to 1 at 400 m. The logarithm is
 * read from the number's own exponent (J. Blinn, Floating-point tricks, 1997), because log2 is slow on software GL;
 * the depth comes from the vertices, because SwiftShader takes longer to put gl_FragCoord together.
 */
export const depthFunction = /* glsl */ `
float lineDepth(float depth) {
  float ratio = 1.0 + 3.333333 * depth;
  return min(float(floatBitsToInt(ratio) - 0x3f800000) * (1.0 / 8388608.0 / 10.3818), 0.996);
}
`;

/** Wind on things that give way: trunk swing and leaf flutter, after Sousa, GPU Gems 3, chapter 16. */
const swayFunction = /* glsl */ `
vec3 swayed(vec3 point, float amount) {
  float phase = dot(point.xz, vec2(0.37, 0.53));
  float gust = 0.6 + 0.4 * sin(time * 0.7 + phase * 0.25) + 0.25 * sin(time * 1.9 + phase);
  vec2 swing = wind.xy * gust + wind.z * vec2(sin(time * 3.1 + phase * 3.0), cos(time * 2.7 + phase * 3.7)) * 0.28;
  point.xz += swing * amount;
  point.y -= dot(swing, swing) * amount * 0.12;
  return point;
}
`;

/** From light to display: an extended Reinhard curve (SIGGRAPH 2002) and a square-root encoding. */
const encodeFunction = /* glsl */ `
uniform float exposure;
vec3 encode(vec3 colour) {
  colour *= exposure;
  return sqrt(colour * (1.0 + colour * 0.2) / (1.0 + colour) * 1.12);
}
`;

const maskFunction = /* glsl */ `
uniform float maskIndex;
vec3 maskColour() {
  return 0.5 + 0.5 * cos(6.2832 * (maskIndex * 0.381966 + vec3(0.0, 0.33, 0.67)));
}
`;

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
  vBase = mix(color, vec3(0.78, 0.84, 0.94), snow * smoothstep(0.3, 0.8, normal.y)) * (1.0 - 0.42 * wet);
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

const setPasses = /* glsl */ `
  #if PASS == 1
    picture = vec4(vec3(1.0 - alpha), 1.0);
    return;
  #elif PASS == 2
    picture = vec4(normalize((viewMatrix * vec4(vNormalWorld, 0.0)).xyz) * 0.5 + 0.5, 1.0);
    return;
  #elif PASS == 3
    picture = vec4(maskColour(), 1.0);
    return;
  #endif
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
  ${setPasses}
  float stroke = 1.0 + (texture(brush, vBrush.xy).g - 0.5) * vBrush.z;
  picture = vec4(vColour * stroke + vHaze, alpha);
}
`;

/** The ground takes shadows, puddles and the lamps' streaks at every pixel. Why loops stand for branches: see finish.ts. */
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
  ${setPasses}
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

/** Figures and what they hold: stepped shading with a key light of their own, rim and highlight. */
export const surfaceVertex = /* glsl */ `
#include <common>
${shared}
${lampLight}
${fogFunction}
#include <skinning_pars_vertex>
#include <morphtarget_pars_vertex>
#if defined(USE_COLOR_ALPHA) || defined(USE_COLOR)
  #define HAS_COLOUR
#endif
uniform vec3 surfaceColour;
uniform vec3 skyLight;
uniform vec3 groundLight;
uniform float flash;
out vec3 vNormalWorld;
out vec3 vWorld;
out vec3 vColour;
out vec3 vAmbient;
out vec4 vFog;
out float vDepth;
void main() {
  vec3 objectNormal = normal;
  #include <morphinstance_vertex>
  #include <morphnormal_vertex>
  #include <skinbase_vertex>
  #include <skinnormal_vertex>
  vec3 transformed = position;
  #include <morphtarget_vertex>
  #include <skinning_vertex>
  vec4 world = vec4(transformed, 1.0);
  #ifdef USE_INSTANCING
    world = instanceMatrix * world;
    objectNormal = mat3(instanceMatrix) * objectNormal;
  #endif
  world = modelMatrix * world;
  vec3 normalWorld = normalize(inverseTransformDirection(normalMatrix * objectNormal, viewMatrix));
  vColour = surfaceColour;
  #ifdef HAS_COLOUR
    vColour *= color.rgb;
  #endif
  #ifdef USE_INSTANCING_COLOR
    vColour *= instanceColor.rgb;
  #endif
  vNormalWorld = normalWorld;
  vWorld = world.xyz;
  vAmbient = lampLight(world.xyz, normalWorld) + flash;
  #ifndef DOUBLE_SIDED
    vAmbient += mix(groundLight, skyLight, normalWorld.y * 0.5 + 0.5);
  #endif
  vFog = fogTo(world.xyz);
  gl_Position = projectionMatrix * viewMatrix * world;
  vDepth = gl_Position.w;
}
`;

export const surfaceFragment = /* glsl */ `
precision highp float;
${depthFunction}
${maskFunction}
${encodeFunction}
uniform vec3 actorKeyDirection;
uniform vec3 actorKeyColour;
#ifdef DOUBLE_SIDED
  uniform vec3 skyLight;
  uniform vec3 groundLight;
#endif
uniform vec3 rimDirection;
uniform vec3 rimColour;
uniform vec4 role;
uniform float warmth;
uniform float emissive;
uniform float lampGlow;
uniform float presence;
in vec3 vNormalWorld;
in vec3 vWorld;
in vec3 vColour;
in vec3 vAmbient;
in vec4 vFog;
in float vDepth;
out vec4 picture;

void main() {
  vec3 normal = normalize(gl_FrontFacing ? vNormalWorld : -vNormalWorld);
  #ifdef FADES
    float threshold = fract(52.9829189 * fract(dot(floor(gl_FragCoord.xy * 0.5), vec2(0.06711056, 0.00583715))));
    if (presence < 0.999 && presence < threshold + 0.001) discard;
  #endif
  float alpha = lineDepth(vDepth);
  ${setPasses}
  vec3 view = normalize(cameraPosition - vWorld);
  float facing = dot(normal, actorKeyDirection);
  #if LOOK == 3
    float band = max(0.0, facing * 0.85 + 0.15);
  #elif LOOK == 2
    float band = smoothstep(-0.02, 0.02, facing - 0.1) * 0.85;
  #else
    vec2 bands = clamp((facing - vec2(0.02, 0.58)) * role.x + 0.5, 0.0, 1.0);
    bands *= bands * (3.0 - 2.0 * bands);
    float band = dot(bands, vec2(0.68, 0.32));
  #endif
  vec3 ambient = vAmbient;
  #ifdef DOUBLE_SIDED
    ambient += mix(groundLight, skyLight, normal.y * 0.5 + 0.5);
  #endif
  vec3 colour = vColour * (ambient + actorKeyColour * band);
  #ifdef WARMS
    float strength = dot(actorKeyColour, vec3(0.33));
    colour += vColour * vec3(0.15, 0.035, 0.02) * (warmth * strength * max(0.0, 1.0 - abs(facing - 0.02) * 3.5));
  #endif
  #ifdef SHINES
  float shine = pow(max(0.0, dot(normal, normalize(actorKeyDirection + view))), role.w);
  #if LOOK != 3
    shine = smoothstep(0.35, 0.55, shine);
  #endif
  colour += actorKeyColour * (shine * role.z) * (0.25 + vColour);
  #endif
  float edge = 1.0 - max(0.0, dot(normal, view));
  float rim = smoothstep(0.52, 0.72, edge) * smoothstep(-0.25, 0.35, dot(normal, rimDirection));
  colour += rimColour * (rim * role.y) * (0.3 + vColour);
  float haze = vFog.a;
  #ifdef GLOWS
    colour += vColour * emissive * (0.25 + 1.75 * lampGlow);
    haze *= 1.0 - emissive * 0.6;
  #endif
  picture = vec4(mix(encode(colour), vFog.rgb, haze), alpha);
}
`;

export const outlineVertex = /* glsl */ `
#include <common>
#include <skinning_pars_vertex>
#include <morphtarget_pars_vertex>
${fogFunction}
uniform float thickness;
uniform float pixel;
out vec4 vFog;
out float vDepth;
void main() {
  vec3 objectNormal = normal;
  #include <morphinstance_vertex>
  #include <morphnormal_vertex>
  #include <skinbase_vertex>
  #include <skinnormal_vertex>
  vec3 transformed = position;
  #include <morphtarget_vertex>
  #include <skinning_vertex>
  vec4 world = modelMatrix * vec4(transformed, 1.0);
  vec3 normalWorld = normalize(inverseTransformDirection(normalMatrix * objectNormal, viewMatrix)) * length(normal);
  float away = -(viewMatrix * world).z;
  world.xyz += normalWorld * max(thickness * clamp(away / projectionMatrix[1][1] * 1.55, 0.25, 10.0), pixel * 0.95 * away / projectionMatrix[1][1]);
  vFog = fogTo(world.xyz);
  gl_Position = projectionMatrix * viewMatrix * world;
  vDepth = gl_Position.w;
}
`;

export const outlineFragment = /* glsl */ `
precision highp float;
${depthFunction}
uniform vec3 lineColour;
uniform vec3 skyLight;
uniform float presence;
uniform float maskIndex;
in vec4 vFog;
in float vDepth;
out vec4 picture;
void main() {
  #if PASS > 0
    discard;
  #endif
  #ifdef FADES
    if (presence < 0.999) discard;
  #endif
  vec3 colour = sqrt(lineColour * (0.5 + skyLight));
  picture = vec4(mix(colour, vFog.rgb, vFog.a), lineDepth(vDepth));
}
`;
