import {
  depthFunction,
  encodeFunction,
  fogFunction,
  lampLight,
  maskFunction,
  passColours,
  shared,
} from './shader-parts.ts';

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
  ${passColours}
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
