import {
  depthFunction,
  encodeFunction,
  fogFunction,
  lampLight,
  maskFunction,
  passColours,
  shared,
} from './shader-parts.ts';

/**
 * Figures and what they hold: stepped shading with a key light of their own, rim and highlight. What is linear over a triangle is
 * worked out at its corners, and colours come with the exposure in them: software GL pays for each operation on every pixel. Why
 * lights and what the surface is made of come as flat values: see finish-shader.ts.
 */
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
uniform vec3 fillLight;
uniform vec3 actorKeyDirection;
uniform vec3 actorKeyColour;
uniform vec3 rimDirection;
uniform vec3 rimColour;
uniform vec4 role;
uniform vec2 highlight;
uniform float warmth;
uniform float emissive;
uniform float exposure;
uniform float flash;
flat out vec3 vKey;
flat out vec3 vKeyColour;
flat out vec3 vRim;
flat out vec3 vRimColour;
flat out vec4 vRole;
flat out vec3 vGloss;
#ifdef DOUBLE_SIDED
  flat out vec3 vSkyRise;
#endif
out vec3 vNormalWorld;
out vec3 vView;
out vec3 vColour;
out vec3 vAmbient;
out vec4 vHaze;
out float vDepth;
#ifdef SHINES
  out float vHalf;
#endif
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
  vKey = actorKeyDirection;
  vKeyColour = actorKeyColour;
  vRim = rimDirection;
  vRimColour = rimColour * role.y;
  vRole = vec4(role.x, exposure, role.zw);
  vGloss = vec3(highlight, warmth);
  vColour = surfaceColour * exposure;
  #ifdef HAS_COLOUR
    vColour *= color.rgb;
  #endif
  #ifdef USE_INSTANCING_COLOR
    vColour *= instanceColor.rgb;
  #endif
  vNormalWorld = normalWorld;
  vView = normalize(cameraPosition - world.xyz);
  vAmbient = lampLight(world.xyz, normalWorld) + flash + mix(groundLight, skyLight, 0.5);
  vAmbient += fillLight * (0.3 + 0.7 * max(0.0, dot(normalWorld, vView)));
  #ifdef DOUBLE_SIDED
    vSkyRise = (skyLight - groundLight) * 0.5;
  #else
    vAmbient += (skyLight - groundLight) * (normalWorld.y * 0.5);
  #endif
  #ifdef SHINES
    vHalf = inversesqrt(2.0 + 2.0 * dot(actorKeyDirection, vView));
  #endif
  vec4 haze = fogTo(world.xyz);
  #ifdef GLOWS
    vAmbient += emissive * (0.25 + 1.75 * lampGlow);
    haze.a *= 1.0 - emissive * 0.6;
  #endif
  vHaze = vec4(haze.rgb * haze.a, 1.0 - haze.a);
  gl_Position = projectionMatrix * viewMatrix * world;
  vDepth = gl_Position.w;
}
`;

export const surfaceFragment = /* glsl */ `
precision highp float;
${depthFunction}
${maskFunction}
${encodeFunction}
flat in vec3 vKey;
flat in vec3 vKeyColour;
flat in vec3 vRim;
flat in vec3 vRimColour;
flat in vec4 vRole;
flat in vec3 vGloss;
#ifdef DOUBLE_SIDED
  flat in vec3 vSkyRise;
#endif
in vec3 vNormalWorld;
in vec3 vView;
in vec3 vColour;
in vec3 vAmbient;
in vec4 vHaze;
in float vDepth;
#ifdef SHINES
  in float vHalf;
#endif
out vec4 picture;

vec2 smooth_(vec2 share) { return share * share * (3.0 - 2.0 * share); }
void main() {
  float alpha = lineDepth(vDepth);
  ${passColours}
  vec3 normal = vNormalWorld * (1.5 - 0.5 * dot(vNormalWorld, vNormalWorld));
  #ifdef DOUBLE_SIDED
    normal *= gl_FrontFacing ? 1.0 : -1.0;
  #endif
  float facing = dot(normal, vKey);
  float seen = dot(normal, vView);
  #if LOOK == 3
    float band = max(0.0, facing * 0.85 + 0.15);
  #elif LOOK == 2
    float band = smooth_(clamp(vec2(facing * 25.0 - 2.0), 0.0, 1.0)).x * 0.85;
  #else
    float band = dot(smooth_(clamp((facing - vec2(0.02, 0.58)) * vRole.x + 0.5, 0.0, 1.0)), vec2(0.68, 0.32));
  #endif
  vec3 light = vAmbient + vKeyColour * band;
  #ifdef DOUBLE_SIDED
    light += vSkyRise * normal.y;
  #endif
  #ifdef WARMS
    float blush = vGloss.z * dot(vKeyColour, vec3(0.33)) * max(0.0, 1.0 - abs(facing - 0.02) * 3.5);
    light += vec3(0.15, 0.035, 0.02) * blush;
  #endif
  vec2 sides = smooth_(clamp(vec2(2.4 - seen * 5.0, 0.4166667 + dot(normal, vRim) * 1.6666667), 0.0, 1.0));
  vec3 rim = vRimColour * (sides.x * sides.y);
  vec3 colour = vColour * (light + rim) + rim * (0.3 * vRole.y);
  #ifdef SHINES
    float shine = (facing + seen) * vHalf;
    #if LOOK == 3
      shine = pow(max(0.0, shine), vRole.w);
    #else
      shine = smooth_(clamp(vec2(shine * vGloss.x + vGloss.y), 0.0, 1.0)).x;
    #endif
    colour += vKeyColour * (shine * vRole.z) * (0.25 * vRole.y + vColour);
  #endif
  picture = vec4(encode(colour) * vHaze.a + vHaze.rgb, alpha);
}
`;

/**
 * A line stands five of its pixels behind the surface that it goes round: between layers that lie closer, as locks of hair on each other and
 * on a cheek, it would come through in dots.
 */
export const outlineVertex = /* glsl */ `
#include <common>
#include <skinning_pars_vertex>
#include <morphtarget_pars_vertex>
${fogFunction}
uniform float thickness;
uniform float pixel;
uniform vec3 lineColour;
uniform vec3 skyLight;
out vec3 vColour;
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
  float wide = pixel * away / projectionMatrix[1][1];
  world.xyz += normalWorld * max(thickness * clamp(away / projectionMatrix[1][1] * 1.55, 0.25, 10.0), wide * 1.1);
  vec4 haze = fogTo(world.xyz);
  vColour = mix(sqrt(lineColour * (0.5 + skyLight)), haze.rgb, haze.a);
  vec4 seen = viewMatrix * world;
  gl_Position = projectionMatrix * seen;
  vDepth = gl_Position.w;
  seen.z -= wide * 5.0;
  vec4 behind = projectionMatrix * seen;
  gl_Position.z = behind.z * gl_Position.w / behind.w;
}
`;

export const outlineFragment = /* glsl */ `
precision highp float;
${depthFunction}
in vec3 vColour;
in float vDepth;
out vec4 picture;
void main() {
  #if PASS > 0
    discard;
  #endif
  picture = vec4(vColour, lineDepth(vDepth));
}
`;
